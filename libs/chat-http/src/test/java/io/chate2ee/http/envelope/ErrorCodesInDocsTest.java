package io.chate2ee.http.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodesInDocsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(ERR_E2EE_[A-Z_]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    @Test
    void theDocumentationListsEveryCodeWithItsStatusAndNoOther() throws IOException {
        String text = Files.readString(Path.of("..", "..", "docs", "errors.md"));
        List<String> listed = ROW.matcher(text)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.code() + " " + code.status())
                        .toList());
    }
}
