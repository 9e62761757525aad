package io.chate2ee.identity.registry;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads of {@code chat_user}. */
@ApplicationScoped
class UserRows implements PanacheRepositoryBase<UserRow, String> {}
