package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;

/** How many files of a camera are in a state. */
record FileCount(Instrument instrument, FileStatus status, long count) {

  static FileCount read(ResultSet row) throws SQLException {
    return new FileCount(
        Instrument.of(row.getString("camera")).orElseThrow(),
        FileStatus.valueOf(row.getString("status")),
        row.getLong("files"));
  }
}
