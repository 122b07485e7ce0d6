// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/disk_dialog.h"

#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/workbench.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace headstart::ui {

DiskDialog::DiskDialog(Workbench &workbench, QWidget *parent)
    : QDialog(parent), m_workbench(workbench), m_sum(makeSecondary(tr("The library is being looked at."), this)),
      m_table(new QTableView(this)), m_notice(new Notice(this)),
      m_delete(makeButton(tr("&Delete..."), tr("Frees the room that the chosen file takes"), "", this)),
      m_why(makeCaption({}, this))
{
    setWindowTitle(tr("Weights on disk"));
    setObjectName(QStringLiteral("diskDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    constexpr QSize kUsual(760, 420);
    resize(kUsual);
    m_sum->setObjectName(QStringLiteral("diskSum"));
    m_table->setObjectName(QStringLiteral("diskFiles"));
    m_table->setAccessibleName(tr("Files of weights in the library"));
    m_table->setModel(&m_files);
    makeListLike(*m_table);
    m_notice->setObjectName(QStringLiteral("diskNotice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_sum);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notice);
    layout->addLayout(makeFoot());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DiskDialog::refreshButton);
    connect(&workbench, &Workbench::libraryChanged, this, &DiskDialog::look);
    auto *key = new QShortcut(Qt::Key_Delete, m_table);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, m_delete, &QPushButton::click);
    refreshButton();
    look();
}

QLayout *DiskDialog::makeFoot()
{
    m_delete->setObjectName(QStringLiteral("deleteFile"));
    connect(m_delete, &QPushButton::clicked, this, &DiskDialog::ask);
    QPushButton *close = makeButton(tr("Close"), tr("Closes this window"), "", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kNormal);
    foot->addWidget(m_delete);
    foot->addWidget(m_why, 1);
    foot->addWidget(close);
    return foot;
}

void DiskDialog::look()
{
    m_looking.run([library = m_workbench.library()](const StopToken &) { return libraryContents(library); },
                  [this](const Result<catalogue::LibraryContents> &contents) { showContents(contents); });
}

void DiskDialog::showContents(const Result<catalogue::LibraryContents> &contents)
{
    const QString folder = QString::fromStdString(m_workbench.library().folder().string());
    if (!contents) {
        m_sum->setText(folder);
        m_notice->show(Notice::Kind::Error, words(contents.error()));
        return;
    }
    m_sum->setText(contents->files.empty()
                       ? tr("Nothing is in %1 yet. The page of models fetches weights into it.").arg(folder)
                       : tr("%1 files take %2 in %3; %4 are free.")
                             .arg(QString::number(contents->files.size()), bytes(static_cast<double>(contents->bytes)),
                                  folder, bytes(static_cast<double>(contents->freeBytes))));
    const training::ModelConfig &model = m_workbench.config().model;
    const int before = selected();
    m_files.setFiles(contents->files, model.weights == "pretrained" ? model.id : std::string());
    if (m_files.rowCount() > 0)
        m_table->selectRow(std::clamp(before, 0, m_files.rowCount() - 1));
    refreshButton();
}

int DiskDialog::selected() const
{
    return m_table->currentIndex().row();
}

/// Weights that a run is about to read are not taken from under it.
void DiskDialog::refreshButton()
{
    const int row = selected();
    const bool isNeeded = row >= 0 && m_files.isInUse(row) && m_workbench.session().isRunning();
    m_delete->setEnabled(row >= 0 && !isNeeded && !m_removing.isRunning());
    m_why->setText(isNeeded ? tr("Not while a run trains from it.") : QString());
}

void DiskDialog::ask()
{
    const catalogue::LibraryFile &file = m_files.at(selected());
    const QString name = QString::fromStdString(file.name);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete weights"),
                                tr("Delete %1 and free %2?").arg(name, bytes(static_cast<double>(file.bytes))),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("deleteBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        !file.card ? tr("The catalogue does not know this file: it may be your own, and nothing "
                        "brings it back.")
        : file.card->weights.address.empty()
            ? tr("Runs that are finished keep their own weights. packaging/start.sh brings it back.")
            : tr("Runs that are finished keep their own weights. It can be fetched again."));
    if (file.card && !file.card->beside.empty())
        box->setInformativeText(box->informativeText() + QLatin1Char(' ')
                                + tr("The files of this model beside it go too; what else lies there stays."));
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, name = file.name] { remove(name); });
    box->open();
}

void DiskDialog::remove(const std::string &name)
{
    m_notice->clear();
    m_removing.run(
        [library = m_workbench.library(), name](const StopToken &) { return removeFromLibrary(library, name); },
        [this](const Result<std::uint64_t> &freed) {
            if (freed)
                m_notice->show(Notice::Kind::Good, tr("%1 are free again.").arg(bytes(static_cast<double>(*freed))));
            else
                m_notice->show(Notice::Kind::Error, words(freed.error()));
            m_workbench.tellLibraryChanged();
        });
    refreshButton();
}

} // namespace headstart::ui
