// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/fakenetwork.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace farol::kit {

namespace {

bool matches(const QString &place, const Seen &seen) {
    const auto space = place.indexOf(u' ');
    if (space > 0 && QStringView(place).first(space) != QString::fromLatin1(seen.method)) {
        return false;
    }
    const auto rest = place.mid(space + 1);
    const auto mark = rest.indexOf(u'?');
    const auto path = mark < 0 ? rest : rest.left(mark);
    return path == seen.path && (mark < 0 || seen.query.contains(rest.mid(mark + 1)));
}

QByteArray verb(QNetworkAccessManager::Operation operation, const QNetworkRequest &request) {
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    case QNetworkAccessManager::CustomOperation:
    case QNetworkAccessManager::UnknownOperation:
        break;
    }
    return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
}

} // namespace

// Plays one script on timers; ends like Qt's own reply does.
class FakeReply final : public QNetworkReply {
public:
    FakeReply(FakeNetwork &network, const QNetworkRequest &request, QNetworkAccessManager::Operation operation,
              Script script, qint64 bodySize)
        : QNetworkReply(&network)
        , m_network(network)
        , m_script(std::move(script))
        , m_bodySize(bodySize) {
        setRequest(request);
        setUrl(request.url());
        setOperation(operation);
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        ++m_network.m_running;
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &FakeReply::play);
        if (!m_script.hangs) {
            m_timer.start(m_script.after);
        }
    }
    void abort() override {
        if (isFinished()) {
            return;
        }
        setError(OperationCanceledError, u"aborted"_s);
        end();
    }
    qint64 bytesAvailable() const override { return m_ready.size() + QNetworkReply::bytesAvailable(); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 room) override {
        const auto part = m_ready.left(room);
        std::copy(part.begin(), part.end(), to);
        m_ready.remove(0, part.size());
        return part.isEmpty() && isFinished() ? -1 : part.size();
    }

private:
    void play() {
        if (m_bodySize > 0) {
            Q_EMIT uploadProgress(m_bodySize, m_bodySize);
            m_bodySize = 0;
            if (isFinished()) {
                return; // cancelled by who heard it
            }
        }
        if (m_script.status != 0 && !attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_script.status);
            for (const auto &[name, value] : m_script.headers) {
                setRawHeader(name, value);
            }
            Q_EMIT metaDataChanged();
        }
        if (isFinished()) {
            return; // refused for its headers
        }
        const auto whole = m_script.body.size() - m_sent;
        const auto now = m_script.dripBytes > 0 ? std::min<qsizetype>(m_script.dripBytes, whole) : whole;
        m_ready += m_script.body.mid(m_sent, now);
        m_sent += now;
        if (now > 0) {
            Q_EMIT readyRead();
        }
        if (isFinished()) {
            return; // refused for its size
        }
        if (m_sent < m_script.body.size()) {
            m_timer.start(std::chrono::milliseconds(10));
            return;
        }
        const auto error = m_script.error != NoError ? m_script.error : errorOf(m_script.status);
        if (error != NoError) {
            setError(error, u"scripted"_s);
        }
        end();
    }
    static NetworkError errorOf(int status) {
        if (status == 401) {
            return AuthenticationRequiredError;
        }
        if (status == 404) {
            return ContentNotFoundError;
        }
        if (status >= 500) {
            return InternalServerError;
        }
        return status >= 400 ? UnknownContentError : NoError;
    }
    void stop() {
        m_timer.stop();
        --m_network.m_running;
    }
    void end() {
        stop();
        setFinished(true);
        Q_EMIT finished();
    }

    FakeNetwork &m_network; // its parent
    Script m_script;
    QByteArray m_ready;
    QTimer m_timer;
    qint64 m_bodySize = 0; // until it was told
    qsizetype m_sent = 0;
};

FakeNetwork::FakeNetwork() = default;

void FakeNetwork::plays(const QString &place, const Script &script) {
    m_scripts[place].append(script);
}

void FakeNetwork::answers(const QString &place, const QByteArray &json, int status,
                          const QList<QPair<QByteArray, QByteArray>> &headers) {
    Script script;
    script.status = status;
    script.body = json;
    script.headers = headers;
    const bool typed = std::any_of(headers.begin(), headers.end(),
                                   [](const auto &header) { return header.first.toLower() == "content-type"; });
    if (!typed) {
        script.headers.emplaceBack("Content-Type", "application/json");
    }
    plays(place, script);
}

void FakeNetwork::fails(const QString &place, int status, const QByteArray &problem) {
    answers(place, problem, status, {{"Content-Type", "application/problem+json"}});
}

void FakeNetwork::breaks(const QString &place, QNetworkReply::NetworkError error, const QByteArray &partOfBody) {
    Script script;
    script.status = partOfBody.isEmpty() ? 0 : 200;
    script.body = partOfBody;
    script.headers.emplaceBack("Content-Type", "application/json");
    script.error = error;
    plays(place, script);
}

void FakeNetwork::hangs(const QString &place) {
    Script script;
    script.hangs = true;
    plays(place, script);
}

void FakeNetwork::slow(const QString &place, std::chrono::milliseconds after, const QByteArray &json) {
    Script script;
    script.body = json;
    script.headers.emplaceBack("Content-Type", "application/json");
    script.after = after;
    plays(place, script);
}

void FakeNetwork::redirects(const QString &place, const QByteArray &location, int status) {
    answers(place, {}, status, {{"Location", location}});
}

void FakeNetwork::drips(const QString &place, int bytesEach10ms, const QByteArray &json) {
    Script script;
    script.body = json;
    script.headers.emplaceBack("Content-Type", "application/json");
    script.dripBytes = bytesEach10ms;
    plays(place, script);
}

void FakeNetwork::forget(const QString &place) {
    m_scripts.remove(place);
}

void FakeNetwork::forgetAll() {
    m_scripts.clear();
    m_seen.clear();
    m_unmatched.clear();
}

QList<Seen> FakeNetwork::seen(const QString &place) const {
    QList<Seen> found;
    std::copy_if(m_seen.begin(), m_seen.end(), std::back_inserter(found),
                 [&place](const Seen &one) { return matches(place, one); });
    return found;
}

QString FakeNetwork::bestPlace(const Seen &one) const {
    QString best;
    for (auto it = m_scripts.keyBegin(); it != m_scripts.keyEnd(); ++it) {
        if (it->size() > best.size() && matches(*it, one)) {
            best = *it;
        }
    }
    return best;
}

QNetworkReply *FakeNetwork::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) {
    Seen one;
    one.method = verb(operation, request);
    one.url = request.url();
    one.path = request.url().path(QUrl::FullyEncoded);
    one.query = request.url().query(QUrl::FullyEncoded);
    const auto names = request.rawHeaderList();
    for (const auto &name : names) {
        one.headers.insert(name.toLower(), request.rawHeader(name));
    }
    one.body = body != nullptr ? body->readAll() : QByteArray();
    m_seen.append(one);
    Q_EMIT asked(one.path);
    const auto place = bestPlace(one);
    if (place.isEmpty()) {
        if (m_unmatched.isEmpty()) {
            m_unmatched = QString::fromLatin1(one.method) + u' ' + one.path + u'?' + one.query;
        }
        Script none;
        none.status = 0;
        none.error = QNetworkReply::UnknownNetworkError;
        return new FakeReply(*this, request, operation, none, 0);
    }
    auto &scripts = m_scripts[place];
    const auto script = scripts.size() > 1 ? scripts.takeFirst() : scripts.constFirst();
    return new FakeReply(*this, request, operation, script, one.body.size());
}

} // namespace farol::kit
