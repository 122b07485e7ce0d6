// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <map>
#include <string>
#include <vector>

class QPushButton;

namespace headstart::ui {

class RunMonitor;
class SettingField;

/// Changes the run that goes on: its rate, its last epoch, its cut. Deletes itself when it is closed; what was entered
/// takes effect with its button, after the step under way.
class ChangeDialog : public QDialog {
    Q_OBJECT

public:
    /// A run goes on.
    ChangeDialog(RunMonitor &monitor, QWidget *parent);

private:
    QLayout *makeFields();
    QLayout *makeFoot();
    void take(const SettingField &field, const QString &value);
    void change();

    RunMonitor &m_monitor;
    std::vector<SettingField *> m_fields;
    std::map<std::string, QString> m_values; ///< those that were entered, by key
    QPushButton *m_change;
};

} // namespace headstart::ui
