// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/prediction_model.h"
#include "ui/predict/prediction_work.h"
#include "ui/predict/view_cache.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace headstart::ui {

class Notice;
class PredictionDelegate;
class ProgressRow;

/// The pictures of the Predict page with what a network says of them, how far it is, and a table of it all. The library
/// and the store must outlive it.
class PredictionPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int kUsualCount = 5; ///< of labels

    PredictionPanel(const catalogue::Library &library, const runs::RunStore &store, QWidget *parent = nullptr);

    /// Pictures that are there are judged anew.
    void setSource(const ClassifierSource &source);
    /// Files or folders.
    void add(const QStringList &paths);
    void setCount(int count); ///< of labels
    bool hasPictures() const { return m_pictures.size() > 0; }

Q_SIGNALS:
    void choosingWanted();
    void picturesChanged(); ///< there are some, or none

private:
    QWidget *makeList();
    QWidget *makeFoot();
    void follow();

    void refresh();
    void showAdded(int known, int emptyFolders);
    void stop();
    void chooseTable();
    void saveTable(const QString &path);
    QString progressWords() const;
    QString summary() const;

    int m_count;
    PredictionModel m_pictures;
    ViewCache m_views;
    PredictionWork m_work;

    Notice *m_notice;
    ProgressRow *m_progress;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    PredictionDelegate *m_delegate = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_save = nullptr;
    Background m_saving;
};

} // namespace headstart::ui
