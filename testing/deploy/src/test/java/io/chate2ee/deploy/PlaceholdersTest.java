package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever deploys fills in one directory, and the command in {@code docs/deployment.md} finds what is left. */
@Tag("kubectl")
class PlaceholdersTest {
    private static final Pattern COMMAND = Pattern.compile("kubectl kustomize \\S+ \\| grep -nE '([^']+)'");
    private static final Pattern VALUE = Pattern.compile("(?m)^ *(?:- )?[A-Za-z0-9_.-]*:? ?\"?(.*?)\"?$");

    @Test
    void everythingThatIsToBeFilledInStandsInTheOverlay() {
        String overlay = Repository.text("deploy/kubernetes/overlays/production/kustomization.yaml")
                + Repository.text("deploy/kubernetes/overlays/production/network.yaml");
        Set<String> elsewhere = new TreeSet<>();
        left(Kubectl.kustomize(Repository.KUBERNETES.resolve("overlays/production")))
                .forEach(line -> {
                    String value = VALUE.matcher(line).replaceFirst("$1").replaceFirst(":<TAG>$", "");
                    if (!overlay.contains(value)) {
                        elsewhere.add(line);
                    }
                });

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void theCommandFindsEachKind() {
        assertThat(
                        left(
                                "host: e2ee.example.invalid\nVIRGIL_APP_ID: <APP_ID>\ncidr: 192.0.2.0/24\ncidr: 198.51.100.0/24\n"))
                .hasSize(4);
        assertThat(left("host: e2ee.example.org\ncidr: 10.1.0.0/16\n")).isEmpty();
    }

    private static Set<String> left(String rendered) {
        var command = COMMAND.matcher(Repository.text("docs/deployment.md"));
        assertThat(command.find()).as("the command is documented").isTrue();
        Pattern placeholder = Pattern.compile(command.group(1));
        Set<String> lines = new TreeSet<>();
        rendered.lines().filter(line -> placeholder.matcher(line).find()).forEach(lines::add);
        return lines;
    }
}
