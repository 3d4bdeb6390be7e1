// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/keyringlook.h"

// Where QtKeychain speaks to a system service that tells "locked" by itself, there is nothing to look at.
#if defined(Q_OS_MACOS)
namespace farol::store {
KeyringView lookAtKeyring(std::chrono::milliseconds) {
    return {KeyringView::Lock::Unknowable, QStringLiteral("macOS Keychain"), {}};
}
bool dropKeyringSession() {
    return false;
}
} // namespace farol::store
#elif defined(Q_OS_WIN)
namespace farol::store {
KeyringView lookAtKeyring(std::chrono::milliseconds) {
    return {KeyringView::Lock::Unknowable, QStringLiteral("Windows Credential Manager"), {}};
}
bool dropKeyringSession() {
    return false;
}
} // namespace farol::store
#else

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFile>
#include <QLibrary>
#include <atomic>

namespace farol::store {

namespace {

using Lock = KeyringView::Lock;
const QString secretService = QStringLiteral("org.freedesktop.secrets");
const QString busService = QStringLiteral("org.freedesktop.DBus");

// A private connection, closed again: the shared one belongs to whoever made it first.
class Bus final {
public:
    explicit Bus(std::chrono::milliseconds patience)
        : m_patience(static_cast<int>(patience.count()))
        , m_name(QStringLiteral("farol-keyring-%1").arg(++counter))
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name)) {}
    ~Bus() { QDBusConnection::disconnectFromBus(m_name); }
    Bus(const Bus &) = delete;
    Bus &operator=(const Bus &) = delete;
    [[nodiscard]] const QDBusConnection &connection() const { return m_bus; }
    struct Question {
        QString service;
        QString path;
        QString interface;
        QString method;
        QVariantList arguments;
    };
    [[nodiscard]] QDBusMessage ask(const Question &question) const {
        auto message =
            QDBusMessage::createMethodCall(question.service, question.path, question.interface, question.method);
        message.setArguments(question.arguments);
        return m_bus.call(message, QDBus::Block, m_patience);
    }

private:
    inline static std::atomic<int> counter = 0;
    int m_patience;
    QString m_name;
    QDBusConnection m_bus;
};

KeyringView failed(const QDBusMessage &answer) {
    const QString name = answer.errorName();
    if (name == QStringLiteral("org.freedesktop.DBus.Error.NoReply") ||
        name == QStringLiteral("org.freedesktop.DBus.Error.Timeout") ||
        name == QStringLiteral("org.freedesktop.DBus.Error.TimedOut")) {
        return {Lock::Silent, {}, QStringLiteral("The keyring service does not answer.")};
    }
    return {Lock::NoService,
            {},
            QStringLiteral("No keyring service is running in this session: %1").arg(answer.errorMessage())};
}

QString backendOf(const Bus &bus) {
    const auto answer = bus.ask({busService,
                                 QStringLiteral("/org/freedesktop/DBus"),
                                 busService,
                                 QStringLiteral("GetConnectionUnixProcessID"),
                                 {secretService}});
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
        return QStringLiteral("Secret Service");
    }
    QFile comm(QStringLiteral("/proc/%1/comm").arg(answer.arguments().constFirst().toUInt()));
    const QByteArray process = comm.open(QIODevice::ReadOnly) ? comm.readLine(64).trimmed() : QByteArray();
    // The kernel cuts the name at fifteen bytes.
    if (process.startsWith("gnome-keyring")) {
        return QStringLiteral("GNOME Keyring (Secret Service)");
    }
    if (process.startsWith("kwallet") || process.startsWith("ksecretd")) {
        return QStringLiteral("KWallet (Secret Service)");
    }
    if (process.startsWith("keepassxc")) {
        return QStringLiteral("KeePassXC (Secret Service)");
    }
    return QStringLiteral("Secret Service");
}

} // namespace

bool dropKeyringSession() {
    const auto disconnect =
        reinterpret_cast<void (*)()>(QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect"));
    if (disconnect) {
        disconnect();
    }
    return disconnect != nullptr;
}

KeyringView lookAtKeyring(std::chrono::milliseconds patience) {
    // QtKeychain loads it at its first job, on the GUI thread: loaded here, that costs nothing there.
    QLibrary(QStringLiteral("secret-1"), 0).load();
    const Bus bus(patience);
    if (!bus.connection().isConnected()) {
        return {Lock::NoService, {}, QStringLiteral("There is no session bus, so no keyring can be reached.")};
    }
    // The first question also starts the service where the system knows how.
    const auto alias = bus.ask({secretService,
                                QStringLiteral("/org/freedesktop/secrets"),
                                QStringLiteral("org.freedesktop.Secret.Service"),
                                QStringLiteral("ReadAlias"),
                                {QStringLiteral("default")}});
    if (alias.type() != QDBusMessage::ReplyMessage || alias.arguments().isEmpty()) {
        return failed(alias);
    }
    KeyringView view{Lock::Open, backendOf(bus), {}};
    const QString collection = qvariant_cast<QDBusObjectPath>(alias.arguments().constFirst()).path();
    if (collection.size() <= 1) {
        view.lock = Lock::NoCollection;
        view.detail = QStringLiteral("The keyring service has no keyring yet; create one in its settings.");
        return view;
    }
    const auto locked = bus.ask({secretService,
                                 collection,
                                 QStringLiteral("org.freedesktop.DBus.Properties"),
                                 QStringLiteral("Get"),
                                 {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")}});
    if (locked.type() != QDBusMessage::ReplyMessage || locked.arguments().isEmpty()) {
        auto broken = failed(locked);
        broken.backend = view.backend;
        // An alias that points at nothing is a keyring that does not exist.
        broken.lock = broken.lock == Lock::NoService ? Lock::NoCollection : broken.lock;
        return broken;
    }
    if (qvariant_cast<QDBusVariant>(locked.arguments().constFirst()).variant().toBool()) {
        view.lock = Lock::Locked;
        view.detail = QStringLiteral("The keyring is locked; unlock it to keep or read the password.");
    }
    return view;
}

} // namespace farol::store
#endif
