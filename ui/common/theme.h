// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <QTemporaryDir>

#include <array>

class QApplication;

namespace headstart::ui {

/// Every colour of the window. Nothing else names one.
struct Colours {
    QColor window;
    QColor surface;
    QColor raised;
    QColor text;
    QColor secondary; ///< text
    QColor disabled;  ///< text
    QColor border;
    QColor hover;
    QColor selection;
    QColor accent;
    QColor onAccent; ///< text
    QColor good;
    QColor warning;
    QColor error;
    QColor trains;
    QColor frozen;
    std::array<QColor, 6> runs; ///< Okabe and Ito's, told apart by colour-blind people
    /// From little to much, what is much standing out: viridis (van der Walt and Smith 2015), which colour-blind people
    /// and printers in grey order the same.
    std::array<QColor, 9> scale;
};
const Colours &lightColours();
const Colours &darkColours();

/// Distances in pixels.
namespace space {
constexpr int kTight = 4;  ///< inside a group
constexpr int kNormal = 8; ///< between controls
constexpr int kGroup = 16; ///< between groups
constexpr int kPage = 24;  ///< at a page's edge
constexpr int kCorner = 6; ///< radius
} // namespace space

/// Text sizes in pixels.
namespace type {
constexpr int kCaption = 11;
constexpr int kBody = 13;
constexpr int kSection = 16;
constexpr int kTitle = 22;
} // namespace type

enum class Look { System, Light, Dark };

/// The look of the whole application: colours, sizes, style sheet. One there is; widgets that paint themselves repaint
/// at changed().
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication &application);
    ~Theme() override;
    /// The application's. There must be one.
    static Theme &instance();

    void setLook(Look look);
    Look look() const { return m_look; }
    bool isDark() const;
    const Colours &colours() const { return isDark() ? darkColours() : lightColours(); }
    /// Of the n-th run in a comparison. Colours come again after six, with another dash (see plots).
    QColor runColour(std::size_t index) const { return colours().runs[index % colours().runs.size()]; }

    static QFont font(int pixels, QFont::Weight weight = QFont::Normal);

Q_SIGNALS:
    void changed();

private:
    void apply();
    QString styleSheet() const;
    QString picture(const char *icon, const QColor &colour) const;

    QApplication &m_application;
    QTemporaryDir m_pictures; ///< a style sheet takes pictures from files alone
    Look m_look = Look::System;
    bool m_systemIsDark = false;
};

/// The colours in use.
const Colours &colours();

/// The WCAG 2.1 contrast ratio of two colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace headstart::ui
