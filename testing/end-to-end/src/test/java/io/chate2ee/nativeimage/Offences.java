package io.chate2ee.nativeimage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Instant;
import java.util.ServiceLoader;

/** One class for each thing that main code must not do, so that the rules are seen to find them. */
@SuppressWarnings({"unused", "NullAway", "BanJNDI"})
final class Offences {
    private Offences() {}

    static final class Reflects {
        Object made(String name) throws ReflectiveOperationException {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        }
    }

    static final class LoadsServices {
        Object first() {
            return ServiceLoader.load(Runnable.class).findFirst().orElseThrow();
        }
    }

    static final class Serializes {
        void write(OutputStream to) throws IOException {
            new ObjectOutputStream(to).writeObject("");
        }
    }

    static final class IsNative {
        native void call();
    }

    static final class LoadsALibrary {
        void load() {
            System.loadLibrary("m");
        }
    }

    static final class AddsAProvider {
        void remove() {
            Security.removeProvider("none");
        }
    }

    static final class ComputesAResource {
        InputStream read(String name) {
            return Offences.class.getResourceAsStream("/" + name + ".json");
        }
    }

    static final class KeepsRandom {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    record Dice(SecureRandom random) {}

    static final class KeepsSomebodyWithRandom {
        static final Dice DICE = new Dice(new SecureRandom());
    }

    static final class KnowsTheTimeOfTheBuild {
        static final Instant STARTED = Instant.now();
    }

    /** Called as the framework's own, which is not here. */
    @interface ServerRequestFilter {}

    static final class FiltersWithSettings {
        private final Unknown settings;

        FiltersWithSettings(Unknown settings) {
            this.settings = settings;
        }

        @ServerRequestFilter
        public void filter() {
            settings.text();
        }
    }

    record Unknown(String text) {}

    static final class ReadsUnregistered {
        Unknown read(ObjectMapper mapper, byte[] bytes) throws IOException {
            return mapper.readValue(bytes, Unknown.class);
        }
    }

    static final class WritesUnregistered {
        byte[] write(ObjectMapper mapper, Unknown unknown) throws IOException {
            return mapper.writeValueAsBytes(unknown);
        }
    }

    static final class ReadsNobodyKnowsWhat {
        <T> T read(ObjectMapper mapper, byte[] bytes, Class<T> type) throws IOException {
            return mapper.readValue(bytes, type);
        }
    }

    /** Called as the framework's own, which is not here. */
    interface Response {
        static Response ok(Object content) {
            return new Response() {};
        }
    }

    static final class AnswersNobodyKnowsWhat {
        Response answer(Unknown unknown) {
            return Response.ok(unknown);
        }
    }
}
