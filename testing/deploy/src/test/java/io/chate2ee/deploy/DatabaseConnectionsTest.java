package io.chate2ee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As many replicas as an autoscaler may start must find a connection each of them needs. */
@Tag("kubectl")
class DatabaseConnectionsTest {
    /** One that comes before another goes, and a command of operators. */
    private static final int BESIDE = 2;

    @ParameterizedTest
    @CsvSource({
        "identity-service, identity-service, identity-postgres",
        "group-sync, group-sync-service, group-sync-postgres"
    })
    void theDatabaseOfDevHasEnoughForAll(String deployment, String service, String cluster) {
        Manifests manifests = Manifests.of("overlays/dev");

        assertThat(manifests
                        .get("Cluster", cluster)
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .isGreaterThanOrEqualTo(needed(manifests, deployment, service));
    }

    @Test
    void whatOthersHaveToAllowIsDocumented() {
        Manifests manifests = Manifests.of("overlays/production");

        assertThat(Repository.text("docs/deployment.md"))
                .contains(
                        "identity-service takes up to " + ofOne("identity-service") + " connections",
                        "one of group-sync " + ofOne("group-sync-service") + ".",
                        "at least " + needed(manifests, "identity-service", "identity-service")
                                + " for identity-service's database and "
                                + needed(manifests, "group-sync", "group-sync-service") + " for group-sync's");
    }

    private static int needed(Manifests manifests, String deployment, String service) {
        int most = manifests
                .get("HorizontalPodAutoscaler", deployment)
                .at("/spec/maxReplicas")
                .asInt();
        return (most + BESIDE) * ofOne(service);
    }

    /** By both ways to the database. */
    private static int ofOne(String service) {
        Properties properties = Repository.properties(service);
        return Integer.parseInt(properties.getProperty("quarkus.datasource.reactive.max-size"))
                + Integer.parseInt(properties.getProperty("quarkus.datasource.jdbc.max-size"));
    }
}
