// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/run_config.h"
#include "ui/common/background.h"
#include "ui/models/model_filter.h"
#include "ui/models/model_table.h"
#include "ui/models/speed_meter.h"
#include "ui/page.h"

#include <QTimer>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace headstart::ui {

class ModelDetails;
class ModelPlot;
class Workbench;

/// The catalogue: what there is, what it is, and which of it the next run starts from. The workbench must outlive it.
class ModelsPage : public Page {
    Q_OBJECT

public:
    explicit ModelsPage(Workbench &workbench, QWidget *parent = nullptr);

    /// A file of weights to start from, the folder of a text model, or a picture to try.
    bool takeDrop(const QStringList &paths) override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillFilters();
    void makeTaskFilter();
    void showFiltered();
    void clearFilters();
    QLayout *makeViewChoice();
    QWidget *makeList();
    void makeTable();
    QLayout *makeFoot();
    void chooseView(int view);
    void showView();
    void showCounts();
    void followMeter();
    void follow();
    void followWorkbench();
    void followData();
    void followCards();

    void search(const QString &text);
    void select(int row); ///< of the table of all models
    int selected() const; ///< likewise; -1: none
    void showSelected();
    void followConfig();

    void outlineShown();
    void showModel(int row);
    void lookForWeights();
    void listRuns();

    /// Finds out which model a file or folder is of, shows that model, and takes the file for its weights.
    void takeWeights(const QString &path);
    void takeFile(const QString &path, const Result<insight::RecognisedFile> &found);
    Result<void> takeFolder(const catalogue::ModelCard &card);
    void reveal(int row);
    int rowOfFolder(const std::string &folder) const;     ///< -1: no model lies in it
    int rowOf(const insight::RecognisedFile &file) const; ///< -1: none of these networks is in the catalogue

    void use();
    void applyWeights();

    Workbench &m_workbench;
    ModelTable m_models;
    ModelFilter m_filter;
    SpeedMeter m_meter;
    QLineEdit *m_search;
    QComboBox *m_task;
    QCheckBox *m_onDisk;
    QComboBox *m_size;
    QComboBox *m_licence;
    QButtonGroup *m_view;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    QWidget *m_nothing = nullptr;
    ModelPlot *m_plot = nullptr; ///< once it has been wanted
    QLabel *m_counts = nullptr;
    ModelDetails *m_details;
    training::ModelConfig m_chosen; ///< as the configuration had it last
    int m_shown = -1;               ///< row in the details
    bool m_isStale = true;          ///< runs of the store: they are read when the page comes into sight
    bool m_isLooked = false;        ///< at the library and the networks
    QTimer m_outlineSoon;           ///< who holds a key down passes by many models
    Background m_outlining;
    Background m_looking;
    Background m_listing;
    Background m_recognising;
};

} // namespace headstart::ui
