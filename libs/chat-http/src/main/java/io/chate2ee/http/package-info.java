/**
 * What every HTTP service of the suite does in the same way: who is calling, what an answer looks like, which paths and
 * origins are served.
 *
 * <p>A service that has this jar on its class path needs to do nothing to be protected: <em>every</em> JAX-RS resource asks
 * for an authenticated caller and counts its calls, every error is an envelope, every answer has CORS headers, {@code //v1/x} is {@code /v1/x},
 * and bodies over 64 KB are refused. A resource looks like this:
 *
 * <pre>{@code
 * @Path("/v1/get-identities")
 * public class GetIdentities {
 *     private final CurrentCaller caller;           // io.chate2ee.http.caller, request scoped
 *
 *     GetIdentities(CurrentCaller caller) {
 *         this.caller = caller;
 *     }
 *
 *     @POST
 *     @Consumes(MediaType.WILDCARD)                 // phones send an empty body as a form
 *     @Produces(MediaType.APPLICATION_JSON)
 *     public Uni<Data<IdentitiesAnswer>> lookUp(byte[] body) {
 *         JsonObject wanted = JsonBody.read(body);  // empty body = {}, anything that is no object = 400
 *         Uid own = caller.uid();
 *         if (tooMany(wanted)) {
 *             throw new RequestFailure(ErrorCode.TOO_MANY_IDS, "at most 1000 ids a call");
 *         }
 *         return lookUp(own, wanted).map(Data::new);     // {"data": ...}
 *     }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link io.chate2ee.http.caller.CurrentCaller}: {@code uid()}, and {@code credentials()} to call a sibling service as
 *       the same caller.
 *   <li>{@link io.chate2ee.http.envelope.Data}: the wrapper of success.
 *   <li>{@link io.chate2ee.http.envelope.RequestFailure}: thrown, or failed with, anywhere; becomes the error envelope.
 *       {@code RequestFailure.unavailable(retryAfter)} for trouble upstream. Any other exception becomes a 500 that says
 *       nothing and is logged.
 *   <li>{@link io.chate2ee.http.caller.UidSettings}: {@code chat.uid.case}.
 *   <li>{@link io.chate2ee.http.caller.CallerRefused}: a CDI event per refused caller, for counters.
 *   <li>{@link java.time.Clock}: a default bean; tests may replace it.
 * </ul>
 *
 * <p>Settings: {@code chat.callers.*}, {@code chat.uid.case}, {@code chat.limits.*}, {@code chat.cors.*}, {@code chat.access-log.*}. The service must not depend on
 * {@code quarkus-smallrye-jwt}: a second mechanism would verify the same header by other rules.
 */
@NullMarked
package io.chate2ee.http;

import org.jspecify.annotations.NullMarked;
