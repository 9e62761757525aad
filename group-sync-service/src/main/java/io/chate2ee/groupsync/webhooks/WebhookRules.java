package io.chate2ee.groupsync.webhooks;

import io.chate2ee.contract.event.WebhookDelivery;
import io.chate2ee.groupsync.settings.WebhooksSettings;
import io.chate2ee.http.start.WrongSetting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose deliveries are taken.
 *
 * @param credentials what a sender must know at present
 * @param appId the app it must name
 * @param webhooks the webhooks it may name; empty for any
 */
record WebhookRules(Supplier<BasicCredentials> credentials, String appId, Set<String> webhooks) {
    /** Reads the settings; refuses the start, naming the one that is wrong. */
    static WebhookRules of(WebhooksSettings settings, Supplier<BasicCredentials> credentials) {
        return new WebhookRules(
                credentials,
                WrongSetting.required("webhooks.app-id", settings.appId()).strip(),
                Set.copyOf(settings.ids().orElse(List.of())));
    }

    /** Whether a sender may deliver at all. */
    boolean trust(@Nullable String authorization) {
        return credentials.get().accept(authorization);
    }

    /** What is wrong with a delivery of a trusted sender, if anything. */
    Optional<String> complaint(WebhookDelivery delivery) {
        if (!delivery.appId().equals(Optional.of(appId))) {
            return Optional.of("field 'appId' does not name the app this service is for");
        }
        if (!webhooks.isEmpty() && !delivery.webhook().map(webhooks::contains).orElse(false)) {
            return Optional.of("field 'webhook' names none that is taken here");
        }
        return Optional.empty();
    }
}
