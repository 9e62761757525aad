package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.Device;
import java.util.List;

/** Three users get their Virgil JWTs, publish cards and back their keys up; one moves to a second device. */
record UsersRegister() implements Step {
    @Override
    public String title() {
        return "Alice, Bob and Carol register; Alice gets a second device";
    }

    @Override
    public void play(Stage stage, Story story) {
        Names names = stage.names();
        for (String uid : List.of(names.alice(), names.bob(), names.carol())) {
            register(uid, stage, story);
        }
        secondDevice(names.alice(), stage, story);
    }

    static void register(String uid, Stage stage, Story story) {
        ChatBackend.VirgilLogin login = stage.backend().virgilJwt(uid);
        story.tell(uid + " shows a login JWT at GET /v1/virgil-jwt and gets a Virgil JWT for identity "
                + login.identity());
        Device phone = stage.startDevice(uid, "phone");
        Check.same(login.identity(), phone.identity(), "The identity that E3Kit reads from the Virgil JWT");
        phone.register();
        phone.backupPrivateKey(passwordOf(uid));
        Check.that(phone.hasLocalPrivateKey(), uid + "'s phone holds the private key");
        story.tell(
                uid
                        + "'s phone makes a key pair, publishes the card and stores the key in the cloud, locked by a password");
    }

    private static void secondDevice(String uid, Stage stage, Story story) {
        Device phone = stage.phone(uid);
        String note = phone.authEncrypt(List.of(phone.identity()), "remember the milk");
        Device laptop = stage.startDevice(uid, "laptop");
        Check.that(!laptop.hasLocalPrivateKey(), "a new device holds no key");
        laptop.restorePrivateKey(passwordOf(uid));
        Check.same("remember the milk", laptop.authDecrypt(phone.identity(), note), "The note to herself");
        story.tell(
                uid + " logs in on a laptop, restores the key with the password and reads a note written on the phone");
    }

    private static String passwordOf(String uid) {
        return "password of " + uid;
    }
}
