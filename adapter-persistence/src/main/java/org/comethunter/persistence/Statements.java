package org.comethunter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.logging.slf4j.Slf4jImpl;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.managed.ManagedTransaction;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.slot.DownlinkSlot;
import org.sqlite.SQLiteConnection;

/** MyBatis and its mappers, each with the XML file of its name. Thread-safe. */
final class Statements {

  private static final List<Class<?>> MAPPERS =
      List.of(
          CandidateMapper.class,
          DownlinkSlotMapper.class,
          FileMetadataMapper.class,
          ProcessedFileMapper.class,
          FileCatalogueMapper.class,
          FrameMapper.class,
          JobMapper.class,
          LiveCamerasMapper.class,
          ObservationMapper.class,
          ProofMapper.class);

  private final Configuration configuration = new Configuration();
  private final IdentityHashMap<Connection, SqlSession> sessions = new IdentityHashMap<>();

  Statements() {
    configuration.setLogImpl(Slf4jImpl.class);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    TypeHandlerRegistry types = configuration.getTypeHandlerRegistry();
    // MyBatis's own handler writes times as epoch milliseconds, which it cannot read back from text
    types.register(Instant.class, new TextHandler<>(TimeText::of, TimeText::parse));
    types.register(FrameId.class, new TextHandler<>(FrameId::toString, FrameId::parse));
    types.register(
        Instrument.class,
        new TextHandler<>(Instrument::code, code -> Instrument.of(code).orElseThrow()));
    types.register(DownlinkSlot.class, new RowHandler<>(DownlinkSlotRow::read));
    types.register(FileMetadata.class, new RowHandler<>(FileMetadataRow::read));
    types.register(ProcessedFile.class, new RowHandler<>(ProcessedFileRow::read));
    types.register(FrameEntry.class, new RowHandler<>(FrameRow::read));
    types.register(FileCount.class, new RowHandler<>(FileCount::read));
    types.register(ObservationLine.class, new RowHandler<>(ObservationLine::read));
    types.register(CandidateLine.class, new RowHandler<>(CandidateLine::read));
    types.register(Job.class, new RowHandler<>(JobRow::read));
    MAPPERS.forEach(configuration::addMapper);
  }

  /**
   * Works with a mapper on the connection, whose transaction and end are the caller's affair. A
   * connection keeps its session as long as it is open, and with it its prepared statements: to
   * prepare one takes as long as to run it. A connection is used by one thread at a time.
   */
  <M, T> T with(Class<M> mapper, Connection connection, Function<M, T> work) throws SQLException {
    Connection driver = connection.unwrap(SQLiteConnection.class);
    SqlSession session;
    synchronized (sessions) {
      session = sessions.get(driver);
      if (session == null) {
        sessions.keySet().removeIf(Statements::isClosed);
        session = session(driver);
        sessions.put(driver, session);
      }
    }
    return work.apply(session.getMapper(mapper));
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private SqlSession session(Connection connection) {
    Executor executor =
        configuration.newExecutor(new ManagedTransaction(connection, false), ExecutorType.REUSE);
    return new DefaultSqlSession(configuration, executor, false);
  }

  /** The SQL that a mapper's statement becomes with those parameters. */
  String sql(String statement, Object parameters) {
    return configuration.getMappedStatement(statement).getBoundSql(parameters).getSql();
  }
}
