package io.chate2ee.groupsync.cloud;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.settings.GroupsSettings;
import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.http.start.WrongSetting;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** As which app and identity this service comes to the cloud, and whom it believes there. Settings that cannot work refuse the start. */
@Singleton
public class AppCredentials {
    static final String KEY_ID = "virgil.app-key-id";
    static final String KEY = "virgil.app-key";

    private final Identity owner;
    private final String appId;
    private final Clock clock;
    private volatile VirgilJwtMinter minter;
    private final CardPolicy cardPolicy;

    @Inject
    AppCredentials(VirgilSettings virgil, GroupsSettings groups, Clock clock) {
        if (!"https".equals(virgil.url().getScheme())
                && !"http".equals(virgil.url().getScheme())) {
            throw WrongSetting.of("virgil.url", "must be an http or https URL");
        }
        if (virgil.url().getHost() == null) {
            throw WrongSetting.of("virgil.url", "names no host");
        }
        this.appId = WrongSetting.required("virgil.app-id", virgil.appId());
        this.clock = clock;
        this.minter =
                minter(WrongSetting.required(KEY_ID, virgil.appKeyId()), WrongSetting.required(KEY, virgil.appKey()));
        this.cardPolicy = WrongSetting.unless(
                "virgil.service-key",
                "is not the base64 of an Ed25519 public key",
                () -> CardPolicy.selfAndVirgil(
                        PublicKey.fromBase64(virgil.serviceKey().strip())));
        this.owner = WrongSetting.unless(
                "groups.owner-identity",
                "must be 11 to 100 characters of A-Z a-z 0-9 _ -",
                () -> Identity.parse(groups.ownerIdentity()));
    }

    /**
     * From now on another of the app's keys signs.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException if it is none; then the one before stays
     */
    void change(String appKeyId, String appKey) {
        minter = minter(appKeyId, appKey);
    }

    private VirgilJwtMinter minter(String appKeyId, String appKey) {
        PrivateKey key = WrongSetting.unless(
                KEY,
                "is not an app key of the Virgil portal (base64 or PEM of a PKCS#8 Ed25519 private key)",
                () -> PrivateKey.parse(appKey));
        AppKey signer = WrongSetting.unless(KEY_ID, "is not an APP_KEY_ID", () -> new AppKey(appKeyId, key));
        return WrongSetting.unless(
                "virgil.app-id", "is not an APP_ID", () -> new VirgilJwtMinter(appId, signer, clock));
    }

    /** The identity that owns all groups. */
    public Identity owner() {
        return owner;
    }

    /** Signs tokens with this service's own app key. */
    VirgilJwtMinter minter() {
        return minter;
    }

    /** What a card must carry to be believed: its own signature and the Virgil service's. */
    public CardPolicy cardPolicy() {
        return cardPolicy;
    }
}
