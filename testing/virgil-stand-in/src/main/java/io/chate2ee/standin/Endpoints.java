package io.chate2ee.standin;

import io.chate2ee.standin.brainkey.BrainkeyV1;
import io.chate2ee.standin.brainkey.BrainkeyV3;
import io.chate2ee.standin.brainkey.Throttle;
import io.chate2ee.standin.brainkey.UserSecrets;
import io.chate2ee.standin.cards.CardPublishing;
import io.chate2ee.standin.cards.CardReading;
import io.chate2ee.standin.cards.CardRevoking;
import io.chate2ee.standin.cards.ServiceSigner;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.keyknox.KeyknoxV1;
import io.chate2ee.standin.keyknox.KeyknoxV2Reading;
import io.chate2ee.standin.keyknox.KeyknoxV2Writing;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.virgil.key.PrivateKey;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Which room answers which operation. */
final class Endpoints {

    private final Map<Operation, Endpoint> endpoints = new EnumMap<>(Operation.class);
    private final AtomicLong order = new AtomicLong();
    private final Store store;
    private final Guesses guesses;

    private Endpoints(Store store, Guesses guesses) {
        this.store = store;
        this.guesses = guesses;
    }

    static Map<Operation, Endpoint> of(
            Store store, Guesses guesses, PrivateKey serviceKey, byte[] brainkeySecret, Throttle throttle) {
        var rooms = new Endpoints(store, guesses);
        rooms.cards(new ServiceSigner(serviceKey));
        rooms.keyknox();
        rooms.brainkey(new UserSecrets(brainkeySecret), throttle);
        return rooms.endpoints;
    }

    private void cards(ServiceSigner signer) {
        var publishing = new CardPublishing(store, signer, guesses);
        var revoking = new CardRevoking(store, signer);
        var reading = new CardReading(store);
        inOrder(Operation.CARD_PUBLISH, publishing::publish);
        inOrder(Operation.CARD_REVOKE, revoking::revoke);
        inOrder(Operation.CARD_DELETE, revoking::delete);
        inOrder(Operation.CARD_GET, reading::get);
        inOrder(Operation.CARD_SEARCH, reading::search);
        inOrder(Operation.CARD_OUTDATED, reading::outdated);
    }

    private void keyknox() {
        var single = new KeyknoxV1(store, guesses);
        inOrder(Operation.KEYKNOX_V1_PUSH, single::push);
        inOrder(Operation.KEYKNOX_V1_PULL, single::pull);
        inOrder(Operation.KEYKNOX_V1_RESET, single::reset);
        var reading = new KeyknoxV2Reading(store, guesses);
        var writing = new KeyknoxV2Writing(store, guesses);
        inOrder(Operation.KEYKNOX_V2_PUSH, writing::push);
        inOrder(Operation.KEYKNOX_V2_RESET, writing::reset);
        inOrder(Operation.KEYKNOX_V2_PULL, reading::pull);
        inOrder(Operation.KEYKNOX_V2_KEYS, reading::keys);
    }

    private void brainkey(UserSecrets secrets, Throttle throttle) {
        endpoints.put(Operation.BRAINKEY_V1, throttle.before(new BrainkeyV1(secrets)::transform));
        endpoints.put(Operation.BRAINKEY_V3, throttle.before(new BrainkeyV3(secrets, new SecureRandom())::harden));
    }

    /** One after the other, and numbered: the record then tells in which order calls took effect, not only arrived. */
    private void inOrder(Operation operation, Endpoint endpoint) {
        endpoints.put(
                operation,
                request -> store.transaction(() -> {
                    request.notes().order(order.incrementAndGet());
                    return endpoint.answer(request);
                }));
    }
}
