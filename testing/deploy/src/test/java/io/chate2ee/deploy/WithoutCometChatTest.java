package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the documentation tells those to do who have no CometChat. */
@Tag("kubectl")
class WithoutCometChatTest {
    private static final Pattern SNIPPET =
            Pattern.compile("## Without CometChat\n.*?```yaml\n(.*?)```", Pattern.DOTALL);

    private final Manifests manifests = Overlays.productionWith("without-cometchat", snippet());

    @Test
    void nothingIsLeftOfTheRolesThatTalkToIt() {
        assertThat(manifests.all())
                .extracting(Manifest::name)
                .noneMatch(name -> name.matches("group-sync-(webhooks|backfill).*"));
    }

    @Test
    void whatIsLeftHoldsTogether() {
        ReferencesTest references = new ReferencesTest();

        assertThat(manifests.kind("Deployment")).hasSize(3);
        references.everyServiceAndDisruptionBudgetAndScalerMeansOneDeployment(manifests);
        references.everySelectorMatchesPodsOfThisOverlay(manifests);
        references.everyRouteLeadsToAService(manifests);
    }

    private static String snippet() {
        var snippet = SNIPPET.matcher(Repository.text("docs/deployment.md"));
        assertThat(snippet.find()).as("it is documented").isTrue();
        return snippet.group(1);
    }
}
