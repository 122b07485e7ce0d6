// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_dialog.h"

#include "core/catalogue/settings.h"
#include "ui/catalogues_form.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/models/disk_dialog.h"
#include "ui/models/fetches.h"
#include "ui/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

namespace headstart::ui {

SettingsDialog::SettingsDialog(Workbench &workbench, QWidget *parent)
    : QDialog(parent), m_workbench(workbench), m_language(new QComboBox(this)), m_look(new QComboBox(this)),
      m_threads(new QSpinBox(this)), m_cache(new QSpinBox(this)), m_notice(new Notice(this))
{
    setWindowTitle(tr("Settings"));
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("The system's"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->setCurrentIndex(m_language->findData(QSettings().value(QStringLiteral("language")).toString()));
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { QSettings().setValue(QStringLiteral("language"), language()); });
    addLook();

    m_threads->setObjectName(QStringLiteral("threads"));
    m_threads->setRange(0, QThread::idealThreadCount() * 2);
    m_threads->setSpecialValueText(tr("all (%1)").arg(QThread::idealThreadCount()));
    m_threads->setValue(static_cast<int>(workbench.config().compute.threads));
    connect(m_threads, &QSpinBox::valueChanged, this, [this](int threads) {
        QSettings().setValue(QStringLiteral("threads"), threads);
        m_workbench.change([&](training::RunConfig &config) { config.compute.threads = threads; });
    });
    m_cache->setObjectName(QStringLiteral("cache"));
    constexpr int kMostMegabytes = 65'536;
    m_cache->setRange(0, kMostMegabytes);
    m_cache->setSuffix(QStringLiteral(" MB"));
    m_cache->setValue(static_cast<int>(workbench.config().compute.cacheMegabytes));
    connect(m_cache, &QSpinBox::valueChanged, this, [this](int megabytes) {
        QSettings().setValue(QStringLiteral("cache_mb"), megabytes);
        m_workbench.change([&](training::RunConfig &config) { config.compute.cacheMegabytes = megabytes; });
    });

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::kGroup);
    form->setVerticalSpacing(space::kNormal);
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("L&ook"), m_look);
    form->addRow(tr("&Threads that train"), m_threads);
    form->addRow(tr("&Memory for what is kept"), m_cache);
    form->addRow(QString(), makeOffline());
    addPlace(*form, tr("Models are in"), QStringLiteral("library"), workbench.library().folder(), {});
    addPlace(*form, tr("Runs are in"), QStringLiteral("store"), workbench.store().file().parent_path(),
             QString::fromStdString(workbench.store().file().filename().string()));
    auto *catalogues = new CataloguesForm(this);
    form->addRow(tr("Own catalogues"), catalogues);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kGroup);
    layout->addLayout(form);
    layout->addWidget(m_notice);
    QPushButton *disk =
        makeButton(tr("Weights on disk..."), tr("What the library holds, and how to free it"), "", this);
    disk->setObjectName(QStringLiteral("weightsOnDisk"));
    connect(disk, &QPushButton::clicked, this, [this] { (new DiskDialog(m_workbench, this))->open(); });
    form->addRow(QString(), disk);
    QPushButton *close = makeButton(tr("Close"), tr("Closes this window"), "", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
}

QWidget *SettingsDialog::makeOffline()
{
    auto *offline = new QCheckBox(tr("&Off-line: never use the network"), this);
    offline->setObjectName(QStringLiteral("offline"));
    offline->setToolTip(tr("The network is used only to get weights and own catalogues. What is being fetched is "
                           "paused."));
    offline->setChecked(catalogue::isOffline());
    offline->setEnabled(!catalogue::isOfflineByEnvironment()); // which no setting changes
    connect(offline, &QCheckBox::toggled, this, [this](bool isOffline) {
        catalogue::setOffline(isOffline);
        if (isOffline)
            m_workbench.fetches().pauseAll();
    });
    return offline;
}

void SettingsDialog::addPlace(QFormLayout &form, const QString &name, const QString &setting,
                              const std::filesystem::path &now, const QString &file)
{
    auto *label = new QLabel(QString::fromStdString(now.string()), this);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(setting);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPushButton *change = makeButton(tr("Change..."), tr("Another folder, from the next start on"), "", this);
    change->setObjectName(setting + QStringLiteral("Change"));
    change->setAccessibleName(tr("%1: change").arg(name));
    connect(change, &QPushButton::clicked, this, [this, setting, label, file] {
        QFileDialog *dialog =
            makeOpenDialog(this, tr("Choose a folder"), "placeDialog", QFileDialog::Directory, {}, label->text());
        connect(dialog, &QFileDialog::fileSelected, this, [this, setting, label, file](const QString &folder) {
            QSettings().setValue(setting, file.isEmpty() ? folder : QDir(folder).filePath(file));
            label->setText(folder);
            m_notice->show(Notice::Kind::Warning, tr("Another folder holds from the next start on. What is in the one "
                                                     "before stays there."));
        });
        dialog->open();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(label, 1);
    row->addWidget(change);
    form.addRow(name, row);
}

QString SettingsDialog::language() const
{
    return m_language->currentData().toString();
}

void SettingsDialog::addLook()
{
    m_look->setObjectName(QStringLiteral("look"));
    m_look->addItem(tr("The system's"), static_cast<int>(Look::System));
    m_look->addItem(tr("Light"), static_cast<int>(Look::Light));
    m_look->addItem(tr("Dark"), static_cast<int>(Look::Dark));
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(Theme::instance().look())));
    connect(m_look, &QComboBox::currentIndexChanged, this, [this] {
        const int look = m_look->currentData().toInt();
        QSettings().setValue(QStringLiteral("look"), look);
        Theme::instance().setLook(static_cast<Look>(look));
    });
}

} // namespace headstart::ui
