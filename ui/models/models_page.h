// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_config.h"
#include "ui/common/background.h"
#include "ui/models/model_filter.h"
#include "ui/models/model_table.h"
#include "ui/page.h"

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace headstart::ui {

class ModelDetails;
class Workbench;

/// The catalogue: what there is, what it is, and which of it the next run starts from. The workbench must outlive it.
class ModelsPage : public Page {
    Q_OBJECT

public:
    explicit ModelsPage(Workbench &workbench, QWidget *parent = nullptr);

    /// A file of weights to start from, or a picture to try.
    bool takeDrop(const QStringList &paths) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillFilters();
    void showFiltered();
    void clearFilters();
    QWidget *makeTable();
    void follow();

    void search(const QString &text);
    void select(int row); ///< of the table of all models
    int selected() const; ///< likewise; -1: none
    void showSelected();
    void followConfig();

    void outlineShown();
    void showModel(int row);
    void lookForWeights();
    void listRuns();

    void use();
    void applyWeights();

    Workbench &m_workbench;
    ModelTable m_models;
    ModelFilter m_filter;
    QLineEdit *m_search;
    QComboBox *m_size;
    QComboBox *m_licence;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    ModelDetails *m_details;
    training::ModelConfig m_chosen; ///< as the configuration had it last
    int m_shown = -1;               ///< row in the details
    bool m_isStale = true;          ///< runs of the store: they are read when the page comes into sight
    bool m_isLooked = false;        ///< at the library and the networks
    Background m_outlining;
    Background m_looking;
    Background m_listing;
};

} // namespace headstart::ui
