// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ./dev shots does with pictures once they are taken:
//   farol_pictures pair LEFT RIGHT OUT       two pictures side by side
//   farol_pictures accept PICTURE GOLDEN     the small form that is kept: few colours, a palette
//   farol_pictures compare PICTURE GOLDEN DIFF    exit 1, and a picture of the difference, when they are not alike
#include <QCoreApplication>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace {

// A golden has 16 levels a channel; the edge of a letter may be drawn one level lighter or darker, and a clock or two
// may have ticked. A word that is another one changes more than these pixels.
constexpr int level = 17;
constexpr int tolerance = 2 * level;
constexpr double share = 0.0002;

int rounded(int value) {
    return (value + level / 2) / level * level;
}

QImage coarse(const QImage &picture) {
    QImage image = picture.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            image.setPixel(x, y, qRgb(rounded(qRed(pixel)), rounded(qGreen(pixel)), rounded(qBlue(pixel))));
        }
    }
    return image;
}

bool isAlike(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) <= tolerance && std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
           std::abs(qBlue(a) - qBlue(b)) <= tolerance;
}

// The picture in grey with what differs in red.
QImage difference(const QImage &picture, const QImage &golden, int &count) {
    QImage image = picture.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!isAlike(picture.pixel(x, y), golden.pixel(x, y))) {
                image.setPixel(x, y, qRgb(230, 0, 40));
                ++count;
            }
        }
    }
    return image;
}

int complain(const char *what, const QString &path) {
    std::fprintf(stderr, "farol_pictures: %s %s\n", what, qPrintable(path));
    return 1;
}

int accept(const QString &from, const QString &to) {
    const QImage image = coarse(QImage(from));
    if (image.isNull()) {
        return complain("cannot read", from);
    }
    QHash<QRgb, int> seen;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            ++seen[image.pixel(x, y)];
        }
    }
    // The rare ones are edges of letters: their nearest neighbour will do.
    QList<QRgb> colors = seen.keys();
    std::sort(colors.begin(), colors.end(),
              [&seen](QRgb a, QRgb b) { return seen[a] != seen[b] ? seen[a] > seen[b] : a < b; });
    const QImage small = image.convertToFormat(QImage::Format_Indexed8, colors.mid(0, 256));
    return small.save(to, "PNG", 0) ? 0 : complain("cannot write", to); // 0: compressed as far as it goes
}

int compare(const QString &left, const QString &right, const QString &out) {
    const QImage picture = coarse(QImage(left));
    const QImage golden = QImage(right).convertToFormat(QImage::Format_RGB32);
    if (picture.isNull() || golden.isNull()) {
        return complain("cannot read", picture.isNull() ? left : right);
    }
    if (picture.size() != golden.size()) {
        return complain("another size than the golden:", left);
    }
    int count = 0;
    const QImage image = difference(picture, golden, count);
    const double part = static_cast<double>(count) / (static_cast<double>(image.width()) * image.height());
    if (part <= share) {
        return 0;
    }
    std::printf("%s: %d pixels differ (%.3f %%), see %s\n", qPrintable(left), count, part * 100, qPrintable(out));
    return image.save(out) ? 1 : complain("cannot write", out);
}

int pair(const QString &left, const QString &right, const QString &out) {
    const std::array sides{QImage(left), QImage(right)};
    if (sides[0].isNull() || sides[1].isNull()) {
        return complain("cannot read", sides[0].isNull() ? left : right);
    }
    constexpr int gap = 16;
    QImage both(sides[0].width() + gap + sides[1].width(), std::max(sides[0].height(), sides[1].height()),
                QImage::Format_RGB32);
    both.fill(Qt::black);
    QPainter painter(&both);
    painter.drawImage(0, 0, sides[0]);
    painter.drawImage(sides[0].width() + gap, 0, sides[1]);
    painter.end();
    return both.save(out) ? 0 : complain("cannot write", out);
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.value(0) == QStringLiteral("pair") && words.size() == 4) {
        return pair(words[1], words[2], words[3]);
    }
    if (words.value(0) == QStringLiteral("accept") && words.size() == 3) {
        return accept(words[1], words[2]);
    }
    if (words.value(0) == QStringLiteral("compare") && words.size() == 4) {
        return compare(words[1], words[2], words[3]);
    }
    std::fprintf(stderr, "farol_pictures pair|accept|compare …\n");
    return 2;
}
