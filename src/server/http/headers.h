// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <utility>
#include <vector>

namespace farol::server {

// The fields of a request's header, names in lower case, each once. A handful (the front takes 100 at the most), so a
// row of pairs is searched sooner than a hash is made.
class Headers final {
public:
    [[nodiscard]] const QByteArray *find(QByteArrayView name) const {
        for (const auto &[key, value] : m_fields) {
            if (QByteArrayView(key) == name) {
                return &value;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QByteArray value(QByteArrayView name) const {
        const QByteArray *found = find(name);
        return found ? *found : QByteArray();
    }
    [[nodiscard]] bool contains(QByteArrayView name) const { return find(name) != nullptr; }
    // Takes the place of what had this name.
    void insert(const QByteArray &name, QByteArray value) {
        for (auto &[key, kept] : m_fields) {
            if (key == name) {
                kept = std::move(value);
                return;
            }
        }
        m_fields.emplace_back(name, std::move(value));
    }
    [[nodiscard]] QByteArray take(QByteArrayView name) {
        for (auto field = m_fields.begin(); field != m_fields.end(); ++field) {
            if (QByteArrayView(field->first) == name) {
                QByteArray value = std::move(field->second);
                m_fields.erase(field);
                return value;
            }
        }
        return {};
    }

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_fields;
};

} // namespace farol::server
