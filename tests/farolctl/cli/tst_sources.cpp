// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/keyring.h"
#include "kit/rawserver.h"
#include "kit/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray vector = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                          "{\"metric\":{\"__name__\":\"up\"},\"value\":[1795293410.966,\"1\"]}]}}";

} // namespace

// Environments and sources by their names, with a real keyring or without one.
class SourcesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }
    void init() {
        m_keyring = std::make_unique<Keyring>();
        m_farolctl = std::make_unique<FarolctlRun>(QString());
        m_terminal = std::make_unique<AtTerminal>();
    }
    void cleanup() { m_keyring.reset(); }

    void asksASourceByItsNameWithTheSecretOfTheKeyring() {
        QVERIFY(m_keyring->start("right"));
        const RawServer server(RawServer::json(vector));
        QCOMPARE(ctl({u"environment"_s, u"add"_s, u"Produção"_s, u"--kind"_s, u"production"_s}).code, 0);
        const auto added = ctl({u"source"_s, u"add"_s, u"Métricas"_s, u"--environment"_s, u"produção"_s, u"--kind"_s,
                                u"prometheus"_s, u"--source"_s, server.url().toString(), u"--basic-user"_s, u"ana"_s,
                                u"--password-file"_s, secret("pw-canary"), u"--header"_s, u"X-Scope-OrgID=team-a"_s});
        QVERIFY2(added.code == 0, qPrintable(added.err));
        const auto asked = ctl({u"query"_s, u"up"_s, u"--source"_s, u"métricas"_s});
        QVERIFY2(asked.code == 0, qPrintable(asked.err));
        QVERIFY(server.requests().back().contains("Authorization: Basic " + QByteArray("ana:pw-canary").toBase64()));
        QVERIFY(server.requests().back().contains("X-Scope-OrgID: team-a"));
        QCOMPARE(ctl({u"query"_s, u"up"_s, u"--source"_s, u"Produção/Métricas"_s}).code, 0);
        for (const QString &place : {m_farolctl->home() + u"/config"_s, m_keyring->folder()}) {
            QCOMPARE(filesHolding(place, "pw-canary"), QStringList());
        }
        const auto removed = ctl({u"source"_s, u"remove"_s, u"Métricas"_s});
        QVERIFY2(removed.code == 0, qPrintable(removed.err));
        const auto gone = ctl({u"query"_s, u"up"_s, u"--source"_s, u"Métricas"_s});
        QVERIFY2(gone.code == 2 && gone.err.contains(u"There is no source named Métricas"_s), qPrintable(gone.err));
    }
    void keepsNoSourceWhoseSecretItCannotKeep() {
        QCOMPARE(ctl({u"environment"_s, u"add"_s, u"H"_s, u"--kind"_s, u"staging"_s}).code, 0);
        const auto added = ctl({u"source"_s, u"add"_s, u"M"_s, u"--environment"_s, u"H"_s, u"--kind"_s, u"prometheus"_s,
                                u"--source"_s, u"https://m.example"_s, u"--bearer-file"_s, secret("tok-canary")});
        QVERIFY2(added.code == 1 && added.err.contains(u"Nothing was stored"_s), qPrintable(added.err));
        QVERIFY(!(added.err + added.out).contains(u"canary"_s));
        const auto listed = ctl({u"source"_s, u"list"_s, u"--json"_s});
        QVERIFY(rows(listed.out).isEmpty());
    }
    void saysWhichOfTwoAndWhatIsThere() {
        for (const QString &name : {u"A"_s, u"B"_s}) {
            QCOMPARE(ctl({u"environment"_s, u"add"_s, name, u"--kind"_s, u"demo"_s}).code, 0);
            QCOMPARE(ctl({u"source"_s, u"add"_s, u"M"_s, u"--environment"_s, name, u"--kind"_s, u"prometheus"_s,
                          u"--source"_s, u"http://127.0.0.1:1"_s})
                         .code,
                     0);
        }
        const auto two = ctl({u"query"_s, u"up"_s, u"--source"_s, u"m"_s});
        QVERIFY2(two.err.contains(u"A/M, B/M"_s), qPrintable(two.err));
        QCOMPARE(ctl({u"query"_s, u"up"_s, u"--source"_s, u"B/M"_s}).code, 3); // found, and nobody there
        const auto none = ctl({u"query"_s, u"up"_s, u"--source"_s, u"X"_s});
        QVERIFY2(none.err.contains(u"There are: A/M, B/M"_s), qPrintable(none.err));
        QCOMPARE(ctl({u"source"_s, u"add"_s, u"m"_s, u"--environment"_s, u"A"_s, u"--kind"_s, u"alertmanager"_s,
                      u"--source"_s, u"http://127.0.0.1:1"_s})
                     .code,
                 5); // the name is taken
        QCOMPARE(ctl({u"source"_s, u"add"_s, u"m"_s, u"--environment"_s, u"A"_s, u"--kind"_s, u"alertmanager"_s,
                      u"--source"_s, u"http://127.0.0.1:1"_s, u"--replace"_s})
                     .code,
                 0);
        const auto other = ctl({u"query"_s, u"up"_s, u"--source"_s, u"A/m"_s});
        QVERIFY2(other.code == 2 && other.err.contains(u"of the kind alertmanager, and this asks prometheus"_s),
                 qPrintable(other.err));
    }
    void aWorkspaceGoesToAnotherMachineWithoutItsSecrets() {
        QCOMPARE(ctl({u"environment"_s, u"add"_s, u"Produção"_s, u"--kind"_s, u"production"_s, u"--farold"_s,
                      u"https://farold.example"_s, u"--sign-in-as"_s, u"ana"_s})
                     .code,
                 0);
        QCOMPARE(ctl({u"source"_s, u"add"_s, u"Livros"_s, u"--environment"_s, u"Produção"_s, u"--kind"_s, u"runbooks"_s,
                      u"--folder"_s, u"/srv/runbooks"_s})
                     .code,
                 0);
        const QString file = m_farolctl->file(u"workspace.json"_s);
        const auto exported = ctl({u"environment"_s, u"export"_s, u"--out"_s, file});
        QVERIFY2(exported.code == 0 && exported.out.contains(u"without any secret"_s), qPrintable(exported.err));
        QCOMPARE(ctl({u"environment"_s, u"export"_s, u"--out"_s, file}).code, 2); // it is there
        const FarolctlRun other{QString()};
        const auto imported = other({u"environment"_s, u"import"_s, file, u"--json"_s});
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        QCOMPARE(rows(imported.out).size(), 2);
        const auto listed = other({u"environment"_s, u"list"_s});
        QVERIFY2(listed.out.contains(u"https://farold.example"_s) && listed.out.contains(u"production"_s),
                 qPrintable(listed.out));
        QCOMPARE(other({u"environment"_s, u"import"_s, file}).code, 5); // taken already
        const auto kept = other({u"environment"_s, u"remove"_s, u"Produção"_s});
        QVERIFY2(kept.code == 2 && kept.err.contains(u"--confirm"_s), qPrintable(kept.err));
        QCOMPARE(other({u"environment"_s, u"remove"_s, u"Produção"_s, u"--confirm"_s, u"Produção"_s}).code, 0);
        QVERIFY(rows(other({u"source"_s, u"list"_s, u"--json"_s}).out).isEmpty());
    }
    void namesEachFaultOfAWorkspaceFile() {
        const QString file = m_farolctl->write(
            u"bad.json"_s,
            "{\"farol_workspace\":1,\"environments\":[{\"name\":\"A\",\"kind\":\"demo\",\"sources_only\":"
            "true,\"sources\":[{\"name\":\"x\",\"kind\":\"prometheus\",\"url\":\"nowhere\"}]}]}");
        const auto refused = ctl({u"environment"_s, u"import"_s, file});
        QVERIFY2(refused.code == 1 && refused.out.contains(u"environments[0].sources[0]"_s), qPrintable(refused.err));
        QVERIFY(rows(ctl({u"environment"_s, u"list"_s, u"--json"_s}).out).isEmpty());
    }
    void anEnvironmentWithoutFaroldSaysSo() {
        QCOMPARE(ctl({u"environment"_s, u"add"_s, u"Só fontes"_s, u"--kind"_s, u"demo"_s}).code, 0);
        const auto ran = m_farolctl->bare({u"batch"_s, u"list"_s, u"--server"_s, u"Só fontes"_s});
        QVERIFY2(ran.code == 2, qPrintable(ran.err));
    }

private:
    [[nodiscard]] FarolctlRun::Outcome ctl(const QStringList &words) const { return (*m_farolctl)(words); }
    [[nodiscard]] QString secret(const QByteArray &bytes) const {
        const QString path = m_farolctl->write(u"secret"_s, bytes + '\n');
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }
    static QJsonArray rows(const QString &out) {
        return QJsonDocument::fromJson(out.toUtf8()).object().value(u"rows"_s).toArray();
    }

    std::unique_ptr<Keyring> m_keyring;
    std::unique_ptr<FarolctlRun> m_farolctl;
    std::unique_ptr<AtTerminal> m_terminal;
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
