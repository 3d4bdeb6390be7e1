// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl act: an action of a profile at one row of its back-end, shown before it is sent.
#include "farolctl/profilesources.h"
#include "farolctl/recordrows.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <QTimer>
#include <QUuid>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ActWords {
    ProfileWords where;
    std::string entity;
    std::string id;
    std::string action;
    std::vector<std::string> inputs;
    bool dryRun = false;
    bool yes = false;
};

// Reads the row, weighs the order, shows it, sends it, and reads the row once more.
class Acting final : public QObject {
public:
    Acting(const Printer &out, const ActWords &words, net::ProfileSource &source)
        : m_out(out)
        , m_words(words)
        , m_source(source) {
        m_order.entity = QString::fromStdString(words.entity);
        m_order.id = QString::fromStdString(words.id);
        m_order.action = QString::fromStdString(words.action);
        m_order.intent = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    Done takeInputs() {
        for (const auto &one : m_words.inputs) {
            const auto input = namedValue(one, u"--input"_s);
            if (!input) {
                return tl::unexpected(input.error());
            }
            m_order.inputs.insert(input->first, input->second);
        }
        return {};
    }
    Exit run() {
        QTimer::singleShot(0, this, [this] { read(); });
        QCoreApplication::exec();
        return m_exit;
    }

private:
    void end(Exit exit) {
        m_exit = exit;
        QCoreApplication::exit();
    }
    void refuse(const Error &error) {
        m_out.problem(error);
        const bool isWords = error.code.startsWith(u"input_"_s) || error.code == u"action_missing"_s;
        end(isWords ? Exit::Usage : exitOf(error));
    }
    void read() {
        m_source.detail(m_order.entity, m_order.id, this, [this](const Result<net::ProfileDetail> &detail) {
            if (detail) {
                const int status = detail->row.column(u"status");
                if (status >= 0 && !detail->row.isNull(0, status)) {
                    m_order.status = QString::fromUtf8(detail->row.text(0, status));
                }
            } else if (detail.error().code != u"capability_absent"_s ||
                       m_source.profile().entity(m_order.entity) == nullptr) {
                refuse(detail.error());
                return;
            }
            weigh();
        });
    }
    void weigh() {
        const auto plan = m_source.plan(m_order);
        if (!plan) {
            refuse(plan.error());
            return;
        }
        m_out.line(plain(plan->shownCall));
        if (!plan->shownBody.isEmpty()) {
            m_out.line(plain(QString::fromUtf8(plan->shownBody)));
        }
        if (m_words.dryRun || (plan->confirm && !m_words.yes)) {
            m_out.document(document(*plan, false, {}, QJsonValue::Null));
            if (m_words.dryRun) {
                m_out.line(u"Nothing was sent."_s);
                end(Exit::Done);
            } else {
                m_out.note(u"farolctl: nothing was sent: this asks for a yes. Say it with --yes."_s);
                end(Exit::Refused);
            }
            return;
        }
        m_source.send(m_order, *plan, this, [this, plan = *plan](const Result<net::ProfileDone> &done) {
            if (done) {
                readAgain(plan, *done);
                return;
            }
            Error error = done.error();
            const bool isUncertain = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Network ||
                                     error.kind == ErrorKind::Server || error.kind == ErrorKind::Malformed;
            if (isUncertain) {
                error.detail += plan.isRepeatable ? u" It may have happened; the same once more does no harm."_s
                                                  : u" It may have happened: look before doing it again."_s;
            }
            refuse(error);
        });
    }
    void readAgain(const net::ProfilePlan &plan, const net::ProfileDone &done) {
        m_source.detail(m_order.entity, m_order.id, this, [this, plan, done](const Result<net::ProfileDetail> &detail) {
            const QJsonValue row = detail ? QJsonValue(jsonRow(detail->row, 0)) : QJsonValue(QJsonValue::Null);
            m_out.line(u"%1 did it%2"_s.arg(plain(m_source.profile().name),
                                            done.text.isEmpty() ? u"."_s : u": "_s + plain(done.text)));
            if (detail) {
                m_out.table(shownRows(detail->row));
            }
            m_out.document(document(plan, true, done, row));
            end(Exit::Done);
        });
    }
    [[nodiscard]] QByteArray document(const net::ProfilePlan &plan, bool isSent, const net::ProfileDone &done,
                                      const QJsonValue &row) const {
        return QJsonDocument(QJsonObject{{u"profile"_s, m_source.profile().id},
                                         {u"entity"_s, m_order.entity},
                                         {u"id"_s, m_order.id},
                                         {u"action"_s, m_order.action},
                                         {u"call"_s, plan.shownCall},
                                         {u"body"_s, QString::fromUtf8(plan.shownBody)},
                                         {u"asks_for_yes"_s, plan.confirm},
                                         {u"sent"_s, isSent},
                                         {u"answer"_s, done.text},
                                         {u"row"_s, row}})
            .toJson(QJsonDocument::Compact);
    }

    const Printer &m_out;
    const ActWords &m_words;
    net::ProfileSource &m_source;
    net::ProfileOrder m_order;
    Exit m_exit = Exit::Unreachable;
};

Exit act(const Printer &out, const ActWords &words) {
    auto source = profileAt(words.where);
    if (!source) {
        out.problem(source.error());
        return exitOfWords(source.error());
    }
    Acting acting(out, words, **source);
    if (const Done taken = acting.takeInputs(); !taken) {
        out.problem(taken.error());
        return Exit::Usage;
    }
    return acting.run();
}

} // namespace

void addAct(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<ActWords>();
    auto *act_ = app.add_subcommand("act", "Do what a profile allows with one row of its back-end");
    act_->add_option("source", words->where.source, "A source with a profile, or a profile")->required();
    act_->add_option("entity", words->entity, "batch, delivery, place, order, reservation, approval, …")->required();
    act_->add_option("id", words->id, "Which one")->required();
    act_->add_option("action", words->action, "What is to be done: profile show tells the actions")->required();
    act_->add_option("--input", words->inputs, "NAME=VALUE that the action asks for");
    act_->add_flag("--dry-run", words->dryRun, "Show what would be sent, and send nothing");
    act_->add_flag("--yes", words->yes, "For actions that ask for a yes");
    act_->add_option("--service", words->where.services,
                     "NAME=ADDRESS of a service, in the place of the profile's own");
    act_->add_option("--secret-file", words->where.secrets,
                     "NAME=FILE: a secret that the profile asks for; a file of mode 0600, or -");
    act_->add_flag("--plain-http", words->where.plainHttp,
                   "Allow http to another machine, where anyone on the way reads it");
    act_->callback([&app, &chosen, words] {
        words->where.caFile = app.get_option("--ca-file")->as<std::string>();
        chosen.needsSession = false;
        chosen.alone = [words](const Printer &out) { return act(out, *words); };
    });
}

} // namespace farol::ctl
