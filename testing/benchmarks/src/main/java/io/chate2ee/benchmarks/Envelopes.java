package io.chate2ee.benchmarks;

import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.crypto.VirgilPrivateKey;
import com.virgilsecurity.sdk.crypto.VirgilPublicKey;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Ed25519PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A group ticket sealed for a number of members, and opened by the last of them. */
@State(Scope.Thread)
// The set-up, which JMH calls first, fills everything in; Virgil's library calls the form that Keyknox holds
// deprecated.
@SuppressWarnings({"NullAway.Init", "deprecation"})
public class Envelopes {
    /** How many recipients. */
    @Param({"1", "24", "100"})
    public int recipients;

    private final byte[] ticket = Work.ticket();
    private final EnvelopeSealer sealer = new EnvelopeSealer(Work.RANDOM);
    private final VirgilCrypto jni = new VirgilCrypto();
    private final List<Ed25519PublicKey> members = new ArrayList<>();
    private final List<VirgilPublicKey> jniMembers = new ArrayList<>();
    private Ed25519PrivateKey sender;
    private Ed25519PrivateKey member;
    private VirgilPrivateKey jniSender;
    private VirgilPrivateKey jniMember;
    private VirgilPublicKey jniSenderPublic;
    private Envelope envelope;
    private byte[] jniEnvelope;

    /** Makes the keys and an envelope. */
    @Setup
    public void makeKeys() throws Exception {
        sender = Ed25519PrivateKey.generate(Work.RANDOM);
        for (int i = 0; i < recipients; i++) {
            member = Ed25519PrivateKey.generate(Work.RANDOM);
            members.add(member.publicKey());
            jniMembers.add(jni.importPublicKey(member.publicKey().toDer()));
        }
        jniSender = jni.importPrivateKey(sender.exportDer()).getPrivateKey();
        jniSenderPublic = jni.importPublicKey(sender.publicKey().toDer());
        jniMember = jni.importPrivateKey(member.exportDer()).getPrivateKey();
        envelope = sealer.seal(ticket, sender, members);
        jniEnvelope = jni.signThenEncrypt(ticket, jniSender, jniMembers);
    }

    /** The library seals. */
    @Benchmark
    public Envelope sealOurs() {
        return sealer.seal(ticket, sender, members);
    }

    /** Virgil's library for Java seals. */
    @Benchmark
    public byte[] sealVirgilJni() throws Exception {
        return jni.signThenEncrypt(ticket, jniSender, jniMembers);
    }

    /** The library opens. */
    @Benchmark
    public byte[] openOurs() {
        return EnvelopeOpener.open(envelope, member, sender.publicKey());
    }

    /** Virgil's library for Java opens. */
    @Benchmark
    public byte[] openVirgilJni() throws Exception {
        return jni.decryptThenVerify(jniEnvelope, jniMember, jniSenderPublic);
    }
}
