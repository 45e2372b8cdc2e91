package org.comethunter.persistence;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.logging.slf4j.Slf4jImpl;
import org.apache.ibatis.session.AutoMappingUnknownColumnBehavior;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.managed.ManagedTransaction;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** MyBatis and its mappers, each with the XML file of its name. Thread-safe. */
final class Statements {

  private static final List<Class<?>> MAPPERS =
      List.of(
          DownlinkSlotMapper.class,
          FileMetadataMapper.class,
          ProcessedFileMapper.class,
          FrameMapper.class);

  private final Configuration configuration = new Configuration();

  Statements() {
    configuration.setLogImpl(Slf4jImpl.class);
    configuration.setMapUnderscoreToCamelCase(true);
    // by name: matching by position would swap columns of one type without a word
    configuration.setArgNameBasedConstructorAutoMapping(true);
    configuration.setAutoMappingUnknownColumnBehavior(AutoMappingUnknownColumnBehavior.FAILING);
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    configuration.getTypeHandlerRegistry().register(Instant.class, new InstantHandler());
    configuration.getTypeHandlerRegistry().register(FrameId.class, new FrameIdHandler());
    configuration.getTypeHandlerRegistry().register(Instrument.class, new InstrumentHandler());
    MAPPERS.forEach(configuration::addMapper);
  }

  /** Works with a mapper on the connection, whose transaction and end are the caller's affair. */
  <M, T> T with(Class<M> mapper, Connection connection, Function<M, T> work) {
    Executor executor =
        configuration.newExecutor(new ManagedTransaction(connection, false), ExecutorType.REUSE);
    try (SqlSession session = new DefaultSqlSession(configuration, executor, false)) {
      return work.apply(session.getMapper(mapper));
    }
  }

  /** The SQL that a mapper's statement becomes with those parameters. */
  String sql(String statement, Object parameters) {
    return configuration.getMappedStatement(statement).getBoundSql(parameters).getSql();
  }
}
