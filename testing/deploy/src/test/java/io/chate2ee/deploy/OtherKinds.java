package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The fields used here of kinds for which there is no library: CloudNativePG's and KEDA's, after their own reference pages. */
final class OtherKinds {
    private OtherKinds() {}

    /** Of {@code postgresql.cnpg.io/v1}. */
    record Cluster(String apiVersion, String kind, JsonNode metadata, Spec spec) {
        record Spec(int instances, Postgresql postgresql, Storage storage, Bootstrap bootstrap, Managed managed) {}

        record Postgresql(Map<String, String> parameters) {}

        record Storage(String size) {}

        record Bootstrap(Initdb initdb) {}

        record Initdb(String database, String owner, Name secret) {}

        record Managed(List<Role> roles) {}

        record Role(String name, String ensure, boolean login, Name passwordSecret) {}
    }

    /** Of {@code keda.sh/v1alpha1}. */
    record ScaledObject(String apiVersion, String kind, JsonNode metadata, Spec spec) {
        record Spec(
                Name scaleTargetRef,
                int minReplicaCount,
                int maxReplicaCount,
                int cooldownPeriod,
                List<Trigger> triggers) {}

        record Trigger(String type, Map<String, String> metadata, Name authenticationRef) {}
    }

    /** Of {@code keda.sh/v1alpha1}. */
    record TriggerAuthentication(String apiVersion, String kind, JsonNode metadata, Spec spec) {
        record Spec(List<Target> secretTargetRef) {}

        record Target(String parameter, String name, String key) {}
    }

    /** A reference by name alone. */
    record Name(String name) {}
}
