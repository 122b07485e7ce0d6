// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/settings_form.h"

#include "core/training/config_keys.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/training/setting_names.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

std::string prefixOf(const std::string &path)
{
    return path.substr(0, path.find('.'));
}

/// The Data page opens data by its own settings; the Models page chooses the model.
bool isOfAnotherPage(const training::ConfigKey &key)
{
    return key.path == "model.id" || prefixOf(key.path) == "data";
}

bool namesStage(const std::string &path)
{
    return path == "freeze.cut" || path == "model.reset_from";
}

bool isFound(const SettingField &field, const QString &text)
{
    const QString all = settingName(field.key().path) + QLatin1Char('\n') + explanation(field.key());
    return all.contains(text, Qt::CaseInsensitive);
}

} // namespace

SettingsForm::SettingsForm(const std::vector<std::string> &without, QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_nothing(makeSecondary(tr("No setting is called so."), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsForm::find);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    m_nothing->hide();

    std::string prefix;
    for (const training::ConfigKey &key : training::configKeys()) {
        if (key.filledIn || isOfAnotherPage(key)
            || std::find(without.begin(), without.end(), key.path) != without.end())
            continue;
        if (prefixOf(key.path) != prefix) {
            prefix = prefixOf(key.path);
            m_sections.append(Section{makeSection(sectionName(key.path), this), {}});
            layout->addSpacing(space::kNormal);
            layout->addWidget(m_sections.last().title);
        }
        auto *field = new SettingField(key, SettingField::Shape::Row, this);
        connect(field, &SettingField::edited, this,
                [this, field](const QString &value) { Q_EMIT edited(field, value); });
        m_sections.last().fields.append(field);
        layout->addWidget(field);
    }
}

void SettingsForm::display(const training::RunConfig &config)
{
    for (const Section &section : m_sections)
        for (SettingField *field : section.fields)
            field->display(config);
}

void SettingsForm::setStages(const QStringList &names)
{
    for (const Section &section : m_sections)
        for (SettingField *field : section.fields)
            if (namesStage(field->key().path))
                field->setNames(names);
}

void SettingsForm::setReadsTexts(bool readsTexts)
{
    m_readsTexts = readsTexts;
    find(m_search->text());
}

bool SettingsForm::isMeant(const SettingField &field) const
{
    const std::string prefix = prefixOf(field.key().path);
    return prefix == "texts" ? m_readsTexts : !m_readsTexts || (prefix != "preprocessing" && prefix != "augmentation");
}

SettingField *SettingsForm::firstWrong() const
{
    for (const Section &section : m_sections)
        for (SettingField *field : section.fields)
            if (isMeant(*field) && field->isWrong())
                return field;
    return nullptr;
}

void SettingsForm::find(const QString &text)
{
    bool isAny = false;
    for (const Section &section : m_sections) {
        bool isHere = false;
        for (SettingField *field : section.fields) {
            const bool found = isMeant(*field) && isFound(*field, text.trimmed());
            field->setVisible(found);
            isHere = isHere || found;
        }
        section.title->setVisible(isHere);
        isAny = isAny || isHere;
    }
    m_nothing->setVisible(!isAny);
}

void SettingsForm::reveal(SettingField *field)
{
    m_search->clear();
    field->focusEditor();
}

Result<void> assign(training::RunConfig &config, const SettingField &field, const QString &value)
{
    return training::applyAssignment(config, field.key().path + "=" + value.toStdString());
}

} // namespace headstart::ui
