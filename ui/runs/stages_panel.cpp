// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/stages_panel.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/stage_map.h"
#include "ui/plots/stage_map_tools.h"

#include <QVBoxLayout>

namespace headstart::ui {

Result<RunStages> readStages(const runs::RunStore &store, const std::string &run)
{
    const auto names = store.stages(run);
    if (!names)
        return names.error();
    auto rows = store.stageRows(run);
    if (!rows)
        return rows.error();
    RunStages out{{}, std::move(*rows)};
    for (const std::string &name : *names)
        out.names += QString::fromStdString(name);
    return out;
}

StagesPanel::StagesPanel(QWidget *parent)
    : QWidget(parent), m_name(makeSecondary({}, this)), m_map(new StageMap(tr("Stages"), this))
{
    m_name->setObjectName(QStringLiteral("stagesRun"));
    m_name->setTextFormat(Qt::PlainText);
    m_map->setObjectName(QStringLiteral("stageMap"));
    auto *tools = new StageMapTools(*m_map, this);
    connect(tools, &StageMapTools::saved, this, &StagesPanel::saved);
    connect(tools, &StageMapTools::failed, this, &StagesPanel::failed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_name);
    layout->addWidget(tools);
    layout->addWidget(m_map, 1);
}

void StagesPanel::show(const QString &run, const QString &name, const RunStages &stages)
{
    const bool goesOn = run == m_run && stages.names == m_map->data().stages();
    m_run = run;
    m_name->setText(name);
    if (!goesOn)
        m_map->setStages(stages.names);
    m_map->setEmptyText(stages.names.isEmpty() ? tr("This run was made before Headstart measured stages.")
                                               : tr("No values yet"));
    m_map->append(stages.rows);
}

void StagesPanel::showMessage(const QString &message)
{
    m_run.clear();
    m_name->clear();
    m_map->setStages({});
    m_map->setEmptyText(message);
}

} // namespace headstart::ui
