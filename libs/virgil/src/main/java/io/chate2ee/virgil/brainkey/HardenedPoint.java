package io.chate2ee.virgil.brainkey;

/**
 * The server's answer to a blinded password.
 *
 * @param point the blinded password times the server's secret
 * @param serverPublicKey the base point times the same secret
 * @param proof that both secrets are one
 */
public record HardenedPoint(CurvePoint point, CurvePoint serverPublicKey, DleqProof proof) {}
