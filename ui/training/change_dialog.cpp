// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/change_dialog.h"

#include "core/training/config_keys.h"
#include "core/training/intervention.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/training/run_monitor.h"
#include "ui/training/setting_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

/// What can be changed, as it is now.
training::RunConfig configOf(const training::RunBeginning &run)
{
    training::RunConfig config;
    config.optimiser.rate = run.rate;
    config.training.epochs = run.epochs;
    config.freeze.cut = run.cut;
    return config;
}

} // namespace

ChangeDialog::ChangeDialog(RunMonitor &monitor, QWidget *parent)
    : QDialog(parent), m_monitor(monitor),
      m_change(makeButton(tr("Change"), tr("Takes effect after the step under way"), "accent", this))
{
    setWindowTitle(tr("Change the run"));
    setObjectName(QStringLiteral("changeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kNormal);
    QLabel *words = makeSecondary(
        tr("The run goes on meanwhile. A change takes effect after the step under way; it is kept with the run, and "
           "happens again at that step where the run is resumed from an earlier one. The schedule goes on as if the "
           "run had begun so."),
        this);
    words->setWordWrap(true);
    layout->addWidget(words);
    layout->addLayout(makeFields());
    layout->addStretch();
    layout->addLayout(makeFoot());
    connect(&monitor, &RunMonitor::phaseChanged, this, [this] {
        if (m_monitor.hasEnded())
            reject();
    });
    constexpr int kUsualWidth = 560;
    resize(kUsualWidth, sizeHint().height());
}

QLayout *ChangeDialog::makeFields()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kNormal);
    const training::RunConfig config = configOf(m_monitor.beginning());
    QStringList stages;
    for (const std::string &stage : m_monitor.beginning().stages)
        stages += QString::fromStdString(stage);
    const auto keys = training::configKeys();
    for (const std::string_view path : training::keysOfInterventions()) {
        const auto key =
            std::find_if(keys.begin(), keys.end(), [path](const training::ConfigKey &one) { return one.path == path; });
        auto *field = new SettingField(*key, SettingField::Shape::Stack, this);
        field->display(config);
        if (path == "freeze.cut")
            field->setNames(stages);
        connect(field, &SettingField::edited, this, [this, field](const QString &value) { take(*field, value); });
        m_fields.push_back(field);
        column->addWidget(field);
    }
    return column;
}

QLayout *ChangeDialog::makeFoot()
{
    m_change->setObjectName(QStringLiteral("changeRun"));
    m_change->setEnabled(false);
    m_change->setDefault(true);
    connect(m_change, &QPushButton::clicked, this, &ChangeDialog::change);
    QPushButton *close = makeButton(tr("Cancel"), tr("Closes this window; the run goes on as it is"), "", this);
    close->setObjectName(QStringLiteral("cancelChange"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kNormal);
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_change);
    return foot;
}

void ChangeDialog::take(const SettingField &field, const QString &value)
{
    m_values[field.key().path] = value;
    m_change->setEnabled(true);
}

void ChangeDialog::change()
{
    for (SettingField *field : m_fields)
        if (field->isWrong()) {
            field->focusEditor();
            return;
        }
    for (const auto &[key, value] : m_values)
        m_monitor.change(QString::fromStdString(key), value);
    accept();
}

} // namespace headstart::ui
