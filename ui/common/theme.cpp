// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyleFactory>

#include <cmath>

namespace headstart::ui {

namespace {

Theme *theTheme = nullptr;

constexpr const char *kStyleSheet = R"css(
* { outline: none; }
QWidget { font-size: %body%px; color: %text%; }
QMainWindow, QDialog, #page, #header, QStatusBar { background: %window%; }
QToolTip { background: %raised%; color: %text%; border: 1px solid %border%; padding: 4px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: %title%px; font-weight: 600; }
QLabel[role="section"] { font-size: %section%px; font-weight: 600; }
QLabel[role="caption"] { font-size: %caption%px; color: %secondary%; }
QLabel[role="secondary"] { color: %secondary%; }
QLabel[role="error"] { color: %error%; }
QLabel[role="warning"] { color: %warning%; }
QLabel[role="good"] { color: %good%; }
QFrame[role="card"] { background: %surface%; border: 1px solid %border%; border-radius: %corner%px; }
QFrame[role="line"] { background: %border%; border: none; max-height: 1px; min-height: 1px; }
QPushButton, QToolButton[role="button"] { background: %surface%; border: 1px solid %border%; border-radius: %corner%px;
    padding: 5px 12px; min-height: 20px; }
QPushButton:hover, QToolButton[role="button"]:hover { background: %hover%; }
QPushButton:focus, QToolButton[role="button"]:focus { border: 2px solid %accent%; padding: 4px 11px; }
QPushButton:checked { background: %selection%; border-color: %accent%; }
QPushButton:disabled { color: %disabled%; background: %window%; }
QPushButton[role="accent"] { background: %accent%; color: %onAccent%; border-color: %accent%; font-weight: 600; }
QPushButton[role="accent"]:hover { background: %accent%; border-color: %text%; }
QPushButton[role="accent"]:focus { border: 2px solid %text%; }
QPushButton[role="accent"]:disabled { background: %border%; border-color: %border%; color: %secondary%; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; padding: 4px 6px; text-align: left; }
QPushButton[role="link"]:hover { background: %hover%; }
QPushButton[role="link"]:focus { border: 1px solid %accent%; }
QPushButton[role="inline"] { background: transparent; border: 1px solid transparent; padding: 0; min-height: 0;
    text-align: left; color: %accent%; }
QPushButton[role="inline"]:hover { text-decoration: underline; }
QPushButton[role="inline"]:focus { border: 1px solid %accent%; padding: 0; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextBrowser { background: %surface%;
    border: 1px solid %border%; border-radius: %corner%px; padding: 4px 8px; min-height: 20px;
    selection-background-color: %selection%; selection-color: %text%; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus {
    border: 2px solid %accent%; padding: 3px 7px; }
QLineEdit[wrong="true"] { border-color: %error%; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(%down%); width: 12px; height: 12px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(%up%); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { border: none;
    width: 20px; }
QComboBox QAbstractItemView { background: %raised%; border: 1px solid %border%; selection-background-color: %selection%;
    selection-color: %text%; }
QAbstractItemView { background: %surface%; alternate-background-color: %window%; border: 1px solid %border%;
    border-radius: %corner%px; selection-background-color: %selection%; selection-color: %text%; }
QAbstractItemView:focus { border-color: %accent%; }
QAbstractItemView::item { padding: 3px 4px; border: none; }
QAbstractItemView::item:selected { background: %selection%; color: %text%; }
QHeaderView { background: %surface%; border: none; }
QHeaderView::section { background: %surface%; color: %secondary%; border: none; border-bottom: 1px solid %border%;
    padding: 5px 4px; font-weight: 500; }
QProgressBar { background: %border%; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %accent%; border-radius: 3px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget#qt_scrollarea_viewport > QWidget { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: %disabled%; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:hover { background: %secondary%; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid %secondary%; border-radius: 3px;
    background: %surface%; }
QCheckBox::indicator:checked { background: %accent%; border-color: %accent%; image: url(%check%); }
QCheckBox::indicator:disabled { border-color: %border%; }
QCheckBox::indicator:checked:disabled { background: %disabled%; }
QCheckBox:focus { color: %accent%; }
QTableCornerButton::section { background: %surface%; border: none; }
QHeaderView::up-arrow { image: url(%up%); width: 9px; height: 7px; subcontrol-position: top center; }
QHeaderView::down-arrow { image: url(%down%); width: 9px; height: 7px; subcontrol-position: top center; }
QSplitter::handle { background: transparent; }
QTabBar::tab { padding: 6px 12px; border: none; border-bottom: 2px solid transparent; color: %secondary%; }
QTabBar::tab:selected { color: %text%; border-bottom-color: %accent%; }
QTabBar::tab:focus { color: %accent%; }
QMenuBar { background: %window%; } QMenuBar::item:selected { background: %hover%; }
QMenu { background: %raised%; border: 1px solid %border%; } QMenu::item { padding: 5px 24px 5px 16px; }
QMenu::item:selected { background: %selection%; } QMenu::item:disabled { color: %disabled%; }
QStatusBar { border-top: 1px solid %border%; } QStatusBar::item { border: none; }
#rail { background: %surface%; border: none; border-right: 1px solid %border%; }
#rail QToolButton { border: none; border-left: 3px solid transparent; padding: 8px 6px; color: %secondary%;
    font-size: %caption%px; min-width: 64px; }
#rail QToolButton:hover { background: %hover%; }
#rail QToolButton:focus { color: %accent%; }
#rail QToolButton:checked { color: %text%; border-left-color: %accent%; background: %selection%; }
#header { border-bottom: 1px solid %border%; }
)css";

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.surface);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.secondary);
    palette.setColor(QPalette::Button, colours.surface);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.raised);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.selection);
    palette.setColor(QPalette::HighlightedText, colours.text);
    palette.setColor(QPalette::Link, colours.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    return palette;
}

/// Of a channel of sRGB, 0..1.
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Colours &lightColours()
{
    static const Colours kLight = {
        .window = QColor(0xF6F7F9),
        .surface = QColor(0xFFFFFF),
        .raised = QColor(0xFFFFFF),
        .text = QColor(0x1B1F24),
        .secondary = QColor(0x57606A),
        .disabled = QColor(0x8C959F),
        .border = QColor(0xD0D7DE),
        .hover = QColor(0xEEF1F4),
        .selection = QColor(0xDCEBFA),
        .accent = QColor(0x0B6BCB),
        .onAccent = QColor(0xFFFFFF),
        .good = QColor(0x1A7F37),
        .warning = QColor(0x8A5A00),
        .error = QColor(0xB3261E),
        .trains = QColor(0xD55E00),
        .frozen = QColor(0x8C9BAB),
        .runs = {QColor(0x0072B2), QColor(0xE69F00), QColor(0x009E73), QColor(0xCC79A7), QColor(0x56B4E9),
                 QColor(0xD55E00)},
        .scale = {QColor(0xFDE725), QColor(0xADDC30), QColor(0x5EC962), QColor(0x28AE80), QColor(0x21918C),
                  QColor(0x2C728E), QColor(0x3B528B), QColor(0x472D7B), QColor(0x440154)},
    };
    return kLight;
}

const Colours &darkColours()
{
    static const Colours kDark = {
        .window = QColor(0x16181C),
        .surface = QColor(0x1E2126),
        .raised = QColor(0x262A30),
        .text = QColor(0xE6E8EB),
        .secondary = QColor(0x9AA4AF),
        .disabled = QColor(0x6B7480),
        .border = QColor(0x333A42),
        .hover = QColor(0x2A2F36),
        .selection = QColor(0x1D3A57),
        .accent = QColor(0x5AA9FF),
        .onAccent = QColor(0x10141A),
        .good = QColor(0x57D57D),
        .warning = QColor(0xFFC766),
        .error = QColor(0xFF8A80),
        .trains = QColor(0xFF9447),
        .frozen = QColor(0xA3B0BE),
        .runs = {QColor(0x4DA6E0), QColor(0xE69F00), QColor(0x1DBF92), QColor(0xDE93BF), QColor(0x8CCBF2),
                 QColor(0xFF8A3D)},
        .scale = {QColor(0x440154), QColor(0x472D7B), QColor(0x3B528B), QColor(0x2C728E), QColor(0x21918C),
                  QColor(0x28AE80), QColor(0x5EC962), QColor(0xADDC30), QColor(0xFDE725)},
    };
    return kDark;
}

Theme::Theme(QApplication &application)
    : m_application(application), m_systemIsDark(application.palette().color(QPalette::Window).lightnessF()
                                                 < application.palette().color(QPalette::WindowText).lightnessF())
{
    theTheme = this;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

Theme::~Theme()
{
    m_application.setStyleSheet({}); // it names pictures that go with this
    theTheme = nullptr;
}

Theme &Theme::instance()
{
    Q_ASSERT(theTheme);
    return *theTheme;
}

void Theme::setLook(Look look)
{
    m_look = look;
    apply();
    Q_EMIT changed();
}

bool Theme::isDark() const
{
    return m_look == Look::Dark || (m_look == Look::System && m_systemIsDark);
}

QFont Theme::font(int pixels, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QString Theme::styleSheet() const
{
    const Colours &colours = this->colours();
    QString out = QString::fromLatin1(kStyleSheet);
    const auto put = [&](const char *name, const QString &value) { out.replace(QString::fromLatin1(name), value); };
    const auto putColour = [&](const char *name, const QColor &colour) { put(name, colour.name()); };
    putColour("%window%", colours.window);
    putColour("%surface%", colours.surface);
    putColour("%raised%", colours.raised);
    putColour("%text%", colours.text);
    putColour("%secondary%", colours.secondary);
    putColour("%disabled%", colours.disabled);
    putColour("%border%", colours.border);
    putColour("%hover%", colours.hover);
    putColour("%selection%", colours.selection);
    putColour("%accent%", colours.accent);
    putColour("%onAccent%", colours.onAccent);
    putColour("%good%", colours.good);
    putColour("%warning%", colours.warning);
    putColour("%error%", colours.error);
    put("%down%", picture("arrow_down", colours.secondary));
    put("%up%", picture("arrow_up", colours.secondary));
    put("%check%", picture("check", colours.onAccent));
    put("%corner%", QString::number(space::kCorner));
    put("%body%", QString::number(type::kBody));
    put("%caption%", QString::number(type::kCaption));
    put("%section%", QString::number(type::kSection));
    put("%title%", QString::number(type::kTitle));
    return out;
}

/// The icon as a file. Without a folder for it there is no picture, and little harm.
QString Theme::picture(const char *icon, const QColor &colour) const
{
    const QString name = QString::fromLatin1(icon);
    QString path = m_pictures.filePath(name + colour.name().mid(1) + QStringLiteral(".svg"));
    QFile in(QStringLiteral(":/icons/%1.svg").arg(name));
    QFile out(path);
    if (!out.exists() && in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly))
        out.write(in.readAll().replace("currentColor", colour.name().toLatin1()));
    return path;
}

void Theme::apply()
{
    QApplication::setPalette(paletteOf(colours()));
    m_application.setStyleSheet(styleSheet());
}

const Colours &colours()
{
    return Theme::instance().colours();
}

double contrast(const QColor &a, const QColor &b)
{
    constexpr double kFlare = 0.05;
    const double one = luminance(a) + kFlare;
    const double other = luminance(b) + kFlare;
    return std::max(one, other) / std::min(one, other);
}

} // namespace headstart::ui
