farol_test(sql/connection/tst_connection SEES sql)
farol_test(sql/migrations/tst_migrations SEES sql)
farol_test(sql/connection/tst_dialect SEES sql)
farol_test(sql/connection/tst_postgres SEES sql SCALED ONLY_SCALED)
