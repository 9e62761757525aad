package io.chate2ee.standin;

import io.chate2ee.standin.brainkey.BrainkeyV1;
import io.chate2ee.standin.brainkey.UserSecrets;
import io.chate2ee.standin.cards.CardPublishing;
import io.chate2ee.standin.cards.CardReading;
import io.chate2ee.standin.cards.ServiceSigner;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.keyknox.KeyknoxV1;
import io.chate2ee.standin.keyknox.KeyknoxV2Reading;
import io.chate2ee.standin.keyknox.KeyknoxV2Writing;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.virgil.key.PrivateKey;
import java.util.EnumMap;
import java.util.Map;

/** Which room answers which operation. */
final class Endpoints {

    private Endpoints() {}

    static Map<Operation, Endpoint> of(Store store, PrivateKey serviceKey, byte[] brainkeySecret) {
        var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
        cards(endpoints, store, serviceKey);
        keyknox(endpoints, store);
        endpoints.put(Operation.BRAINKEY_V1, new BrainkeyV1(new UserSecrets(brainkeySecret))::transform);
        return endpoints;
    }

    private static void cards(Map<Operation, Endpoint> endpoints, Store store, PrivateKey serviceKey) {
        var publishing = new CardPublishing(store, new ServiceSigner(serviceKey));
        var reading = new CardReading(store);
        endpoints.put(Operation.CARD_PUBLISH, publishing::publish);
        endpoints.put(Operation.CARD_REVOKE, publishing::revoke);
        endpoints.put(Operation.CARD_GET, reading::get);
        endpoints.put(Operation.CARD_SEARCH, reading::search);
        endpoints.put(Operation.CARD_OUTDATED, reading::outdated);
    }

    private static void keyknox(Map<Operation, Endpoint> endpoints, Store store) {
        var single = new KeyknoxV1(store);
        endpoints.put(Operation.KEYKNOX_V1_PUSH, single::push);
        endpoints.put(Operation.KEYKNOX_V1_PULL, single::pull);
        endpoints.put(Operation.KEYKNOX_V1_RESET, single::reset);
        var reading = new KeyknoxV2Reading(store);
        var writing = new KeyknoxV2Writing(store);
        endpoints.put(Operation.KEYKNOX_V2_PUSH, writing::push);
        endpoints.put(Operation.KEYKNOX_V2_RESET, writing::reset);
        endpoints.put(Operation.KEYKNOX_V2_PULL, reading::pull);
        endpoints.put(Operation.KEYKNOX_V2_KEYS, reading::keys);
    }
}
