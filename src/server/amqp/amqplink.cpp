// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amqp/amqplink.h"

#include <QUrl>
#include <amqp.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <openssl/x509.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr amqp_channel_t channel = 1;

timeval asTimeval(std::chrono::milliseconds span) {
    return {static_cast<time_t>(span.count() / 1000), static_cast<suseconds_t>(span.count() % 1000 * 1000)};
}

amqp_bytes_t bytes(const std::string &text) {
    return {text.size(), const_cast<char *>(text.data())}; // read only, as librabbitmq has no const
}

std::string text(amqp_bytes_t bytes) {
    return {static_cast<const char *>(bytes.bytes), bytes.len};
}

Error down(const char *what, const QString &why) {
    return {ErrorKind::Network,
            0,
            u"broker_down"_s,
            u"the message broker: %1: %2"_s.arg(QLatin1String(what), why),
            {},
            {},
            {}};
}

// The broker's own words when it closed the channel or the connection.
QString closing(const amqp_method_t &method) {
    if (method.id == AMQP_CHANNEL_CLOSE_METHOD) {
        return QString::fromStdString(text(static_cast<amqp_channel_close_t *>(method.decoded)->reply_text));
    }
    if (method.id == AMQP_CONNECTION_CLOSE_METHOD) {
        return QString::fromStdString(text(static_cast<amqp_connection_close_t *>(method.decoded)->reply_text));
    }
    return u"unexpected method %1"_s.arg(method.id, 0, 16);
}

// The entries live as long as this; the names and texts as long as the table that was given.
class Arguments final {
public:
    explicit Arguments(const AmqpLink::Table &table) {
        for (const auto &[name, value] : table) {
            amqp_table_entry_t entry{};
            entry.key = bytes(name);
            if (const auto *number = std::get_if<std::int64_t>(&value)) {
                entry.value.kind = AMQP_FIELD_KIND_I64;
                entry.value.value.i64 = *number;
            } else {
                entry.value.kind = AMQP_FIELD_KIND_UTF8;
                entry.value.value.bytes = bytes(std::get<std::string>(value));
            }
            m_entries.push_back(entry);
        }
    }
    void add(const amqp_table_entry_t &entry) { m_entries.push_back(entry); }
    [[nodiscard]] amqp_table_t get() { return {static_cast<int>(m_entries.size()), m_entries.data()}; }

private:
    std::vector<amqp_table_entry_t> m_entries;
};

amqp_socket_t *socketFor(amqp_connection_state_t state, bool tls, const QString &caFile) {
    if (!tls) {
        return amqp_tcp_socket_new(state);
    }
    amqp_socket_t *socket = amqp_ssl_socket_new(state);
    if (socket) {
        amqp_ssl_socket_set_verify_peer(socket, 1);
        amqp_ssl_socket_set_verify_hostname(socket, 1);
        (void)amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST);
        const QByteArray ca = caFile.isEmpty() ? QByteArray(X509_get_default_cert_file()) : caFile.toUtf8();
        (void)amqp_ssl_socket_set_cacert(socket, ca.constData()); // without it nobody is trusted
    }
    return socket;
}

} // namespace

Result<std::unique_ptr<AmqpLink>> AmqpLink::open(const Options &options, const std::string &name) {
    std::unique_ptr<AmqpLink> link(new AmqpLink);
    link->m_patience = options.patience;
    if (auto done = link->signIn(options, name); !done) {
        return tl::unexpected(done.error());
    }
    return link;
}

AmqpLink::~AmqpLink() {
    if (m_state) {
        amqp_destroy_connection(m_state); // no farewell: what is not acknowledged goes back at once
    }
}

Done AmqpLink::signIn(const Options &options, const std::string &name) {
    const QUrl url(QString::fromUtf8(options.url.reveal()));
    const bool tls = url.scheme() == u"amqps";
    m_state = amqp_new_connection();
    amqp_socket_t *socket = m_state ? socketFor(m_state, tls, options.caFile) : nullptr;
    if (!socket) {
        return tl::unexpected(down("connect", u"no socket"_s));
    }
    const timeval patience = asTimeval(options.patience);
    const QByteArray host = url.host().toUtf8();
    if (auto done = status(amqp_socket_open_noblock(socket, host.constData(), url.port(tls ? 5671 : 5672), &patience),
                           "connect");
        !done) {
        return done;
    }
    amqp_set_handshake_timeout(m_state, &patience);
    amqp_set_rpc_timeout(m_state, &patience);
    const Table told{{"connection_name", name}, {"product", "farold"}, {"version", FAROL_VERSION}};
    Arguments properties(told);
    // A consumer whose queue is deleted wants to hear of it.
    amqp_table_entry_t cancels{};
    cancels.key = amqp_cstring_bytes("consumer_cancel_notify");
    cancels.value.kind = AMQP_FIELD_KIND_BOOLEAN;
    cancels.value.value.boolean = 1;
    amqp_table_entry_t capabilities{};
    capabilities.key = amqp_cstring_bytes("capabilities");
    capabilities.value.kind = AMQP_FIELD_KIND_TABLE;
    capabilities.value.value.table = {1, &cancels};
    properties.add(capabilities);
    const amqp_table_t table = properties.get();
    const QByteArray path = url.path(QUrl::FullyDecoded).mid(1).toUtf8();
    const QByteArray user = url.userName(QUrl::FullyDecoded).toUtf8();
    const Secret password(url.password(QUrl::FullyDecoded).toUtf8());
    const auto answer = amqp_login_with_properties(m_state, path.isEmpty() ? "/" : path.constData(), 0, 131'072,
                                                   options.heartbeatSeconds, &table, AMQP_SASL_METHOD_PLAIN,
                                                   user.constData(), password.reveal().constData());
    if (answer.reply_type != AMQP_RESPONSE_NORMAL) {
        const bool refused = answer.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION;
        return tl::unexpected(down("sign in", refused ? closing(answer.reply)
                                                      : QString::fromUtf8(amqp_error_string2(answer.library_error))));
    }
    (void)amqp_channel_open(m_state, channel);
    return judged("open a channel");
}

Done AmqpLink::judged(const char *what) const {
    const auto answer = amqp_get_rpc_reply(m_state);
    switch (answer.reply_type) {
    case AMQP_RESPONSE_NORMAL:
        return {};
    case AMQP_RESPONSE_SERVER_EXCEPTION:
        if (answer.reply.id == AMQP_CHANNEL_CLOSE_METHOD &&
            static_cast<amqp_channel_close_t *>(answer.reply.decoded)->reply_code == AMQP_PRECONDITION_FAILED) {
            return failure(ErrorKind::Conflict, u"broker_queue_differs"_s, closing(answer.reply));
        }
        return tl::unexpected(down(what, closing(answer.reply)));
    case AMQP_RESPONSE_LIBRARY_EXCEPTION:
        return tl::unexpected(down(what, QString::fromUtf8(amqp_error_string2(answer.library_error))));
    case AMQP_RESPONSE_NONE:
        break;
    }
    return tl::unexpected(down(what, u"no answer"_s));
}

Done AmqpLink::status(int code, const char *what) const {
    return code == AMQP_STATUS_OK ? Done() : tl::unexpected(down(what, QString::fromUtf8(amqp_error_string2(code))));
}

Done AmqpLink::declareExchange(const std::string &name, const char *type) {
    (void)amqp_exchange_declare(m_state, channel, bytes(name), amqp_cstring_bytes(type), 0, 1, 0, 0, amqp_empty_table);
    return judged("declare an exchange");
}

Done AmqpLink::declareQueue(const Queue &queue) {
    Arguments arguments(queue.arguments);
    (void)amqp_queue_declare(m_state, channel, bytes(queue.name), 0, 1, 0, 0, arguments.get());
    return judged("declare a queue");
}

Done AmqpLink::bind(const std::string &queue, const std::string &exchange, const std::string &key) {
    (void)amqp_queue_bind(m_state, channel, bytes(queue), bytes(exchange), bytes(key), amqp_empty_table);
    return judged("bind a queue");
}

Done AmqpLink::publish(const Message &message) {
    if (!m_confirms) {
        (void)amqp_confirm_select(m_state, channel);
        if (auto done = judged("ask for confirms"); !done) {
            return done;
        }
        m_confirms = true;
    }
    Arguments headers(message.headers);
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG |
                        AMQP_BASIC_TYPE_FLAG | AMQP_BASIC_HEADERS_FLAG | AMQP_BASIC_APP_ID_FLAG;
    properties.content_type = amqp_cstring_bytes("application/json");
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.message_id = bytes(message.id);
    properties.type = bytes(message.type);
    properties.headers = headers.get();
    properties.app_id = amqp_cstring_bytes("farold");
    auto done = status(amqp_basic_publish(m_state, channel, bytes(message.exchange), bytes(message.key),
                                          message.mandatory ? 1 : 0, 0, &properties, bytes(message.body)),
                       "publish");
    if (done) {
        m_unconfirmed.insert(++m_published);
    }
    return done;
}

Done AmqpLink::awaitConfirms() {
    while (!m_unconfirmed.empty()) {
        if (auto done = hearConfirm(); !done) {
            return done;
        }
    }
    return {};
}

Done AmqpLink::hearConfirm() {
    amqp_frame_t frame;
    timeval patience = asTimeval(m_patience);
    amqp_maybe_release_buffers(m_state);
    if (auto done = status(amqp_simple_wait_frame_noblock(m_state, &frame, &patience), "confirm"); !done) {
        return done;
    }
    if (frame.frame_type != AMQP_FRAME_METHOD) {
        return {}; // the body of a message that came back
    }
    const auto &method = frame.payload.method;
    const auto confirmed = [this](std::uint64_t tag, bool all) {
        m_unconfirmed.erase(all ? m_unconfirmed.begin() : m_unconfirmed.find(tag), m_unconfirmed.upper_bound(tag));
    };
    switch (method.id) {
    case AMQP_BASIC_ACK_METHOD: {
        const auto *ack = static_cast<amqp_basic_ack_t *>(method.decoded);
        if (ack->multiple || m_unconfirmed.contains(ack->delivery_tag)) {
            confirmed(ack->delivery_tag, ack->multiple != 0);
        }
        return {};
    }
    case AMQP_BASIC_NACK_METHOD:
        return tl::unexpected(down("confirm", u"the broker did not take a message"_s));
    case AMQP_BASIC_RETURN_METHOD:
        return tl::unexpected(down("confirm", u"no queue takes %1"_s.arg(QString::fromStdString(text(
                                                  static_cast<amqp_basic_return_t *>(method.decoded)->routing_key)))));
    default:
        return tl::unexpected(down("confirm", closing(method)));
    }
}

Done AmqpLink::consume(const std::string &queue, int prefetch) {
    (void)amqp_basic_qos(m_state, channel, 0, static_cast<std::uint16_t>(prefetch), 0);
    if (auto done = judged("set the prefetch"); !done) {
        return done;
    }
    // The consumer's tag is the queue's name: a delivery tells where it came from, also after a dead-letter exchange.
    (void)amqp_basic_consume(m_state, channel, bytes(queue), bytes(queue), 0, 0, 0, amqp_empty_table);
    return judged("consume");
}

Result<std::optional<AmqpLink::Delivery>> AmqpLink::next(std::chrono::milliseconds atMost) {
    amqp_envelope_t envelope;
    timeval patience = asTimeval(atMost);
    amqp_maybe_release_buffers(m_state);
    const auto answer = amqp_consume_message(m_state, &envelope, &patience, 0);
    if (answer.reply_type == AMQP_RESPONSE_NORMAL) {
        Delivery delivery{envelope.delivery_tag, text(envelope.consumer_tag), text(envelope.message.body),
                          envelope.redelivered != 0};
        amqp_destroy_envelope(&envelope);
        return delivery;
    }
    if (answer.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && answer.library_error == AMQP_STATUS_TIMEOUT) {
        return std::nullopt;
    }
    if (answer.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && answer.library_error == AMQP_STATUS_UNEXPECTED_STATE) {
        amqp_frame_t frame;
        timeval once{};
        const bool heard = amqp_simple_wait_frame_noblock(m_state, &frame, &once) == AMQP_STATUS_OK;
        return tl::unexpected(down("receive", heard && frame.frame_type == AMQP_FRAME_METHOD
                                                  ? closing(frame.payload.method)
                                                  : u"something that is no delivery"_s));
    }
    return tl::unexpected(down("receive", QString::fromUtf8(amqp_error_string2(answer.library_error))));
}

Done AmqpLink::beat() {
    amqp_frame_t frame;
    timeval none{};
    amqp_maybe_release_buffers(m_state);
    const int heard = amqp_simple_wait_frame_noblock(m_state, &frame, &none);
    if (heard == AMQP_STATUS_TIMEOUT || (heard == AMQP_STATUS_OK && frame.frame_type == AMQP_FRAME_HEARTBEAT)) {
        return {};
    }
    return heard == AMQP_STATUS_OK && frame.frame_type == AMQP_FRAME_METHOD
               ? tl::unexpected(down("beat", closing(frame.payload.method)))
               : status(heard, "beat");
}

Done AmqpLink::acknowledge(std::uint64_t tag) {
    return status(amqp_basic_ack(m_state, channel, tag, 0), "acknowledge");
}

Done AmqpLink::reject(std::uint64_t tag) {
    return status(amqp_basic_reject(m_state, channel, tag, 0), "reject");
}

} // namespace farol::server
