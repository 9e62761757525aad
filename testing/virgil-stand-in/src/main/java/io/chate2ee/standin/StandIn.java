package io.chate2ee.standin;

import io.chate2ee.standin.brainkey.Throttle;
import io.chate2ee.standin.faults.Faults;
import io.chate2ee.standin.http.CloudServer;
import io.chate2ee.standin.keyknox.KeyknoxView;
import io.chate2ee.standin.record.CallClock;
import io.chate2ee.standin.record.CallFile;
import io.chate2ee.standin.record.CallFilter;
import io.chate2ee.standin.record.CallLog;
import io.chate2ee.standin.record.CallRecord;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.standin.storage.StoreUnavailableException;
import io.chate2ee.standin.tokens.TokenGate;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in for the Virgil Cloud. Never for production: its control pages are open to whoever reaches it, and its
 * secrets lie beside its data in the clear.
 */
public final class StandIn implements AutoCloseable {

    private final StandInOptions options;
    private final Store store;
    private final @Nullable CallFile callFile;
    private final ServiceSecrets secrets;
    private final PrivateKey serviceKey;
    private final CallLog log;
    private final Faults faults;
    private final CloudServer server;

    private StandIn(StandInOptions options, Store store, @Nullable CallFile callFile) throws IOException {
        this.options = options;
        this.store = store;
        this.callFile = callFile;
        this.secrets = new ServiceSecrets(store);
        this.serviceKey = secrets.serviceKey(options.serviceKey());
        this.log = new CallLog(options.callsKept(), callFile);
        this.faults = new Faults();
        this.server = CloudServer.start(options.host(), options.port(), parts());
    }

    /**
     * Starts a stand-in and waits until it listens.
     *
     * @throws IOException if the address cannot be had, or the file for calls not written
     * @throws StoreUnavailableException if the directory cannot be used
     * @throws IllegalStateException if a production profile is set
     */
    public static StandIn start(StandInOptions options) throws IOException {
        ProductionGuard.refuseHere();
        var directory = options.directory();
        var store = directory == null ? Store.inMemory() : Store.inDirectory(directory);
        CallFile callFile = null;
        try {
            callFile = options.callFile() == null ? null : CallFile.open(options.callFile());
            return new StandIn(options, store, callFile);
        } catch (IOException | RuntimeException failed) {
            close(store, callFile);
            throw failed;
        }
    }

    private CloudServer.Parts parts() {
        var throttle = new Throttle(options.brainkeyInterval(), options.clock(), options.guesses());
        return new CloudServer.Parts(
                new TokenGate(options.apps(), options.clock()),
                faults,
                log,
                Endpoints.of(store, options.guesses(), serviceKey, secrets.brainkeySecret(), throttle),
                Base64.getEncoder().encodeToString(serviceKey().toDer()),
                options.bodyLimit(),
                CallClock.of(options.clock()));
    }

    /** Base URL, without slash at the end; what E3Kit takes as {@code apiUrl}. */
    public String url() {
        return "http://" + options.host() + ":" + port();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The public half of the key that makes the {@code virgil} signature of cards. */
    public PublicKey serviceKey() {
        return serviceKey.publicKey();
    }

    /** The kept calls, in the order they arrived. */
    public List<CallRecord> calls() {
        return calls(CallFilter.ALL);
    }

    /** The kept calls that pass a filter, in the order they arrived. */
    public List<CallRecord> calls(CallFilter filter) {
        return log.find(filter);
    }

    /** Forgets the recorded calls. */
    public void forgetCalls() {
        log.clear();
    }

    /** A look at the shared Keyknox values, past tokens. */
    public KeyknoxView keyknox() {
        return new KeyknoxView(store);
    }

    /** The fault rules in force. */
    public Faults faults() {
        return faults;
    }

    /** Lets running calls end, for 5 seconds at most, stops, and closes the data. */
    @Override
    public void close() {
        server.close();
        close(store, callFile);
    }

    private static void close(Store store, @Nullable CallFile callFile) {
        store.close();
        if (callFile != null) {
            callFile.close();
        }
    }
}
