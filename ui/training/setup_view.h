// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/training/stored_run.h"

#include <QList>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace headstart::ui {

class CostCard;
class Notice;
class RecipeCard;
class SettingField;
class SettingsForm;
class Workbench;

/// How the run to be trains: recipes, the few settings that everyone needs, all others behind a button, and Train. It
/// edits the workbench's configuration and follows it.
class SetupView : public QWidget {
    Q_OBJECT

public:
    explicit SetupView(Workbench &workbench, QWidget *parent = nullptr);

    /// Offers to go on with a run.
    void offer(const std::optional<OpenEnd> &run);
    /// Says why the last run did not begin; nothing: it did.
    void showFailure(const std::optional<Error> &error);

Q_SIGNALS:
    void startWanted(); ///< nothing is missing
    void resumeWanted(const QString &run);

private:
    void layOut();
    QWidget *makeFewSettings();
    QWidget *makeFoot();
    void refresh();
    void refreshRecipes();
    void refreshReadiness();
    void showMore(bool more);
    void take(SettingField *field, const QString &value);
    void train();
    SettingField *firstWrong() const;

    Workbench &m_workbench;
    Notice *m_failure;
    Notice *m_offer;
    std::optional<OpenEnd> m_openEnd;
    QGridLayout *m_cardGrid;
    QList<RecipeCard *> m_cards;
    QList<SettingField *> m_few;
    QPushButton *m_more;
    QVBoxLayout *m_moreSpace;
    QPushButton *m_findRate;
    QPushButton *m_askCost;
    CostCard *m_cost;
    SettingsForm *m_form = nullptr; ///< made when it is first wanted: it is large
    QLabel *m_readiness;
    QPushButton *m_train;
};

} // namespace headstart::ui
