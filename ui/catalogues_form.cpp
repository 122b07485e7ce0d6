// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalogues_form.h"

#include "core/catalogue/http.h"
#include "core/catalogue/settings.h"
#include "core/insight/own_models.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

CataloguesForm::CataloguesForm(QWidget *parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_notice(new Notice(this))
{
    m_list->setObjectName(QStringLiteral("catalogues"));
    m_list->setAccessibleName(tr("Own catalogues"));
    constexpr int kLines = 4;
    m_list->setFixedHeight(kLines * m_list->fontMetrics().lineSpacing() + 2 * space::kNormal);
    for (const std::string &place : catalogue::cataloguesInSettings())
        m_list->addItem(QString::fromStdString(place));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_list);
    layout->addWidget(makeButtons());
    layout->addWidget(m_notice);
    connect(m_list, &QListWidget::currentRowChanged, this, &CataloguesForm::look);
}

QWidget *CataloguesForm::makeButtons()
{
    auto *row = new QWidget(this);
    QPushButton *folder = makeButton(tr("Add folder..."), tr("A folder with files *.json that name models"), "", row);
    folder->setObjectName(QStringLiteral("addCatalogueFolder"));
    connect(folder, &QPushButton::clicked, this, &CataloguesForm::chooseFolder);
    m_address = new QLineEdit(row);
    m_address->setObjectName(QStringLiteral("catalogueAddress"));
    m_address->setAccessibleName(tr("Address of a catalogue"));
    m_address->setPlaceholderText(QStringLiteral("https://.../models.json"));
    QPushButton *address = makeButton(tr("Add address"), tr("Gets the catalogue from this address"), "", row);
    address->setObjectName(QStringLiteral("addCatalogueAddress"));
    address->setAutoDefault(false);
    connect(address, &QPushButton::clicked, this, &CataloguesForm::addAddress);
    m_remove = makeButton(tr("Remove"), tr("Takes the catalogue from the list; its files stay"), "", row);
    m_remove->setObjectName(QStringLiteral("removeCatalogue"));
    m_remove->setEnabled(false);
    connect(m_remove, &QPushButton::clicked, this, &CataloguesForm::removeCurrent);
    auto *layout = new QGridLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_address, 0, 0);
    layout->addWidget(address, 0, 1);
    layout->addWidget(folder, 1, 1);
    layout->addWidget(m_remove, 1, 0, Qt::AlignRight);
    return row;
}

/// Return in the address's field is for it, not for the dialog's button.
void CataloguesForm::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && window()->focusWidget() == m_address)
        addAddress();
    else
        QWidget::keyPressEvent(event);
}

void CataloguesForm::chooseFolder()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose a catalogue's folder"), "catalogueDialog", QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &CataloguesForm::add);
    dialog->open();
}

void CataloguesForm::addAddress()
{
    const QString address = m_address->text().trimmed();
    if (!catalogue::isWebAddress(address.toStdString())) {
        say(Notice::Kind::Error, tr("Type an address that begins with https:// or http://."));
        return;
    }
    m_address->clear();
    add(address);
}

void CataloguesForm::add(const QString &place)
{
    const auto found = m_list->findItems(place, Qt::MatchExactly);
    if (found.isEmpty())
        m_list->addItem(place);
    keep();
    m_list->setCurrentItem(found.isEmpty() ? m_list->item(m_list->count() - 1) : found.front());
}

void CataloguesForm::removeCurrent()
{
    delete m_list->takeItem(m_list->currentRow());
    keep();
    look();
}

void CataloguesForm::keep()
{
    std::vector<std::string> places;
    places.reserve(static_cast<std::size_t>(m_list->count()));
    for (int row = 0; row < m_list->count(); ++row)
        places.push_back(m_list->item(row)->text().toStdString());
    catalogue::setCataloguesInSettings(places);
    m_isChanged = true;
}

/// The dialog grows with what is said.
void CataloguesForm::say(Notice::Kind kind, const QString &text)
{
    m_notice->show(kind, text);
    window()->layout()->activate();
    window()->resize(window()->size().expandedTo(window()->sizeHint()));
}

/// At the chosen one.
void CataloguesForm::look()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_remove->setEnabled(item);
    if (!item) {
        m_reading.stop();
        if (m_isChanged)
            say(Notice::Kind::Warning, tr("The list holds from the next start on."));
        return;
    }
    say(Notice::Kind::Warning, tr("The catalogue is being read."));
    const std::string place = item->text().toStdString();
    const auto asking = catalogue::isOffline() ? catalogue::Asking::CacheAlone : catalogue::Asking::Server;
    m_reading.run(
        [place, asking](const StopToken &stop) -> Result<catalogue::OwnCards> {
            return insight::readOwnModels(place, asking, stop);
        },
        [this, place](const Result<catalogue::OwnCards> &read) {
            if (read)
                show(place, *read);
            else
                say(Notice::Kind::Error, words(read.error()));
        });
}

void CataloguesForm::show(const std::string &place, const catalogue::OwnCards &read)
{
    constexpr std::size_t kMostShown = 3;
    QStringList lines;
    lines += tr("Models in %1: %2.").arg(QString::fromStdString(place), QString::number(read.cards.size()));
    if (m_isChanged)
        lines += tr("The list holds from the next start on.");
    for (std::size_t i = 0; i < std::min(kMostShown, read.problems.size()); ++i)
        lines += words(read.problems[i]);
    if (read.problems.size() > kMostShown)
        lines += tr("Further problems: %1.").arg(read.problems.size() - kMostShown);
    const auto kind = read.cards.empty()      ? Notice::Kind::Error
                      : read.problems.empty() ? Notice::Kind::Good
                                              : Notice::Kind::Warning;
    say(kind, lines.join(QLatin1Char('\n')));
}

} // namespace headstart::ui
