package io.chate2ee.benchmarks.empty;

import io.chate2ee.http.envelope.Data;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers {@code {"data":"nothing"}} to whoever has proved who they are. */
@Path("/v1/empty")
@Produces(MediaType.APPLICATION_JSON)
public class EmptyResource {
    private static final Data<String> NOTHING = new Data<>("nothing");

    EmptyResource() {}

    /** To a GET. */
    @GET
    public Uni<Data<String>> get() {
        return Uni.createFrom().item(NOTHING);
    }

    /** To a POST, whose body is read and not looked at. */
    @POST
    public Uni<Data<String>> post(byte[] body) {
        return Uni.createFrom().item(NOTHING);
    }
}
