package io.chate2ee.stack.scene;

import io.chate2ee.stack.e3kit.Device;
import io.chate2ee.stack.e3kit.E3KitProcess;
import io.chate2ee.stack.suite.LocalStack;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the scene is played: the suite, the devices, and what the group has said so far. */
public final class Stage implements AutoCloseable {
    private final LocalStack stack;
    private final E3KitProcess e3kit;
    private final ChatBackend backend;
    private final ChatPlatform platform;
    private final Names names;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private @Nullable String groupIdentity;

    /** A stage on a running stack. */
    public Stage(LocalStack stack, Names names) {
        this.stack = stack;
        this.names = names;
        this.e3kit = stack.startE3Kit();
        this.backend = new ChatBackend(stack.addresses(), stack::loginToken);
        this.platform = new ChatPlatform(stack.addresses().kafka(), Clock.systemUTC());
    }

    /**
     * A message of the group as the chat server carries it.
     *
     * @param text what was encrypted
     * @param sender the sender's Virgil identity
     * @param encrypted what E3Kit made of it
     */
    public record Message(String text, String sender, String encrypted) {}

    /** Who plays. */
    public Names names() {
        return names;
    }

    /** The suite over HTTP. */
    public ChatBackend backend() {
        return backend;
    }

    /** The chat platform's events. */
    public ChatPlatform platform() {
        return platform;
    }

    /** Starts the chat app on another device of a user. */
    public Device startDevice(String uid, String kind) {
        Device device = e3kit.open(uid + "-" + kind, stack.deviceLogin(uid));
        devices.put(uid + "-" + kind, device);
        return device;
    }

    /** The user's phone, started before. */
    public Device phone(String uid) {
        return device(uid, "phone");
    }

    /** A device of a user, started before. */
    public Device device(String uid, String kind) {
        return Optional.ofNullable(devices.get(uid + "-" + kind))
                .orElseThrow(() -> new SceneFailure(uid + " has no " + kind + " yet: an earlier step was left out"));
    }

    /** The identity of the group, known from step 2 on. */
    public String groupIdentity() {
        return Optional.ofNullable(groupIdentity)
                .orElseThrow(() -> new SceneFailure("There is no group yet: an earlier step was left out"));
    }

    /** Remembers the identity of the group. */
    public void groupIs(String identity) {
        groupIdentity = identity;
    }

    /** The sender's phone encrypts a text for the group with what it knows of it; the message joins the others. */
    public Message say(String sender, String text) {
        Device phone = phone(sender);
        Message message = new Message(text, phone.identity(), phone.encryptGroup(groupIdentity(), text));
        messages.add(message);
        return message;
    }

    /** What the reader's phone makes of a message with what it knows of the group. */
    public String read(String reader, Message message) {
        return phone(reader).decryptGroup(groupIdentity(), message.sender(), message.encrypted());
    }

    /** The reader's phone loads the group from the cloud by the owner's card; answers the participants. */
    public List<String> load(String reader) {
        return phone(reader).loadGroup(groupIdentity(), backend.groupOwner(reader));
    }

    /** All messages in order. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        platform.close();
    }
}
