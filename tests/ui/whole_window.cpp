// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/whole_window.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <filesystem>

namespace headstart::test {

namespace {

QString nameOf(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + QLatin1Char(' ') + widget.objectName();
}

/// Its own, where it has words.
QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    return {};
}

bool isLabelCutOff(const QLabel &label)
{
    if (label.text().isEmpty())
        return false;
    if (label.wordWrap())
        return label.height() < label.heightForWidth(label.width());
    return label.width() < label.sizeHint().width() || label.height() < label.sizeHint().height();
}

bool isChoiceCutOff(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.currentText = box.currentText();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return field.width() < box.fontMetrics().horizontalAdvance(box.currentText());
}

bool isTabCutOff(const QTabBar &bar)
{
    int width = 0;
    for (int i = 0; i < bar.count(); ++i) {
        width += bar.tabRect(i).width();
        if (bar.tabRect(i).width() < bar.fontMetrics().horizontalAdvance(bar.tabText(i)))
            return true;
    }
    return width > bar.width();
}

bool isHeadCutOff(const QHeaderView &header)
{
    constexpr int kPadding = 8;
    for (int i = 0; i < header.count(); ++i)
        if (!header.isSectionHidden(i)) {
            const QString text = header.model()->headerData(i, header.orientation()).toString();
            int widest = 0;
            for (const QString &line : text.split(QLatin1Char('\n')))
                widest = std::max(widest, header.fontMetrics().horizontalAdvance(line));
            if (widest + kPadding > header.sectionSize(i))
                return true;
        }
    return false;
}

bool isCutOff(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return isLabelCutOff(*label);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return isChoiceCutOff(*box);
    if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        return isTabCutOff(*bar);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return header->orientation() == Qt::Horizontal && isHeadCutOff(*header);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return !button->text().isEmpty() && button->width() < button->sizeHint().width();
    return false;
}

/// Whether scrolling brings it into view.
bool canScroll(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea *>(parent))
            return true;
    return false;
}

} // namespace

void isolateSettings(const QString &folder)
{
    QCoreApplication::setOrganizationName(QStringLiteral("headstart-tests"));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
    QSettings().clear();
}

std::unique_ptr<Application> startProgram(const std::string &library, const std::string &store)
{
    auto made = Application::make(*qApp, {library, store, false});
    if (!made) {
        QTest::qFail(made.error().line().c_str(), __FILE__, __LINE__);
        return nullptr;
    }
    (*made)->window().QWidget::show();
    return std::move(*made);
}

std::string solarCells(const std::string &folder, int count)
{
    const std::filesystem::path source =
        std::filesystem::path(qEnvironmentVariable("HEADSTART_SOLAR_CELLS").toStdString()) / "elpv_dataset" / "data";
    QFile in(QString::fromStdString((source / "labels.csv").string()));
    if (!in.open(QIODevice::ReadOnly))
        return {};
    std::filesystem::create_directories(folder);
    std::filesystem::create_directory_symlink(source / "images", std::filesystem::path(folder) / "images");
    const std::string table = folder + "/solar cells.csv";
    QFile out(QString::fromStdString(table));
    if (!out.open(QIODevice::WriteOnly))
        return {};
    int broken = 0;
    int whole = 0;
    while (!in.atEnd()) {
        const QByteArray line = in.readLine();
        int &seen = line.simplified().split(' ').value(1).toDouble() > 0.5 ? broken : whole;
        if (seen < count / 2 && ++seen > 0)
            out.write(line);
    }
    return table;
}

QStringList cutOffTexts(const QWidget &window)
{
    QStringList out;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const QString what = nameOf(*widget) + QStringLiteral(": ") + textOf(*widget);
        if (isCutOff(*widget))
            out += what
                   + QStringLiteral(" (%1 × %2, wants %3 × %4)")
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(widget->sizeHint().width())
                         .arg(widget->sizeHint().height());
        const QWidget *parent = widget->parentWidget();
        if (parent && !widget->isWindow() && !textOf(*widget).isEmpty() && !canScroll(*widget)
            && !parent->rect().contains(widget->geometry()))
            out += what + QStringLiteral(" (over its parent's edge)");
    }
    return out;
}

QStringList namelessControls(const QWidget &window)
{
    QStringList out;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(widget);
        if (!heard || heard->text(QAccessible::Name).isEmpty())
            out += nameOf(*widget);
    }
    return out;
}

} // namespace headstart::test
