package org.comethunter.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done with a connection. */
@FunctionalInterface
interface Work<T> {

  T on(Connection connection) throws SQLException;
}
