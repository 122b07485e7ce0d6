// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/run_config.h"
#include "ui/training/setting_field.h"

#include <QList>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;

namespace headstart::ui {

/// Every setting of a run but those in `without` and those that other pages own (the model, the data), made from
/// training::configKeys(): a section a prefix. A line above finds settings by name, path and meaning.
class SettingsForm : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(const std::vector<std::string> &without, QWidget *parent = nullptr);

    void display(const training::RunConfig &config);
    /// Of the model's stages, for the settings that name one.
    void setStages(const QStringList &names);
    /// Settings of pictures are hidden from one that trains on texts, and the other way round.
    void setReadsTexts(bool readsTexts);
    /// nullptr if all are right.
    SettingField *firstWrong() const;
    void find(const QString &text);
    /// Shows it, whatever was searched for, and gives it the keys.
    void reveal(SettingField *field);

Q_SIGNALS:
    void edited(headstart::ui::SettingField *field, const QString &value);

private:
    struct Section {
        QLabel *title;
        QList<SettingField *> fields;
    };
    bool isMeant(const SettingField &field) const;

    QList<Section> m_sections;
    bool m_readsTexts = false;
    QLineEdit *m_search;
    QLabel *m_nothing;
};

/// Sets one field of a configuration from what a SettingField says. Errors: it cannot be.
Result<void> assign(training::RunConfig &config, const SettingField &field, const QString &value);

} // namespace headstart::ui
