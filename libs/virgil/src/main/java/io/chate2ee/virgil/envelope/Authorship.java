package io.chate2ee.virgil.envelope;

/** What the message info of an envelope says about who made its content. */
sealed interface Authorship permits EnvelopeSignature, FooterInfo, Authorship.Nobody {

    /** Nothing: the content is encrypted only. */
    record Nobody() implements Authorship {}
}
