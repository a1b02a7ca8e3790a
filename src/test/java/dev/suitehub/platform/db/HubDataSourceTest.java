package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;

class HubDataSourceTest {

  /** Servers choose the kind of transaction by the class of the data source. */
  @Test
  void it_asks_a_server_for_no_distributed_transaction() {
    assertThat(XADataSource.class.isAssignableFrom(HubDataSource.class)).isFalse();
    assertThat(DataSource.class.isAssignableFrom(HubDataSource.class)).isTrue();
  }
}
