// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/text_predictions.h"
#include "ui/predict/text_table_work.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace headstart::ui {

class Notice;
class ProgressRow;
class TextEntry;
class TextRowDelegate;

/// What texts are, on the Predict page: one that is typed, and a table of them, whose predictions can be saved. The
/// library and the store must outlive it.
class TextPanel : public QWidget {
    Q_OBJECT

public:
    TextPanel(const catalogue::Library &library, const runs::RunStore &store, int count, QWidget *parent = nullptr);

    /// What is there is judged anew. A network is loaded once there is something for it to judge.
    void setSource(const ClassifierSource &source, const TrainedOn &trainedOn);
    void open(const QString &path); ///< a table
    void setCount(int count);       ///< of labels
    void stop();
    bool hasTable() const { return m_rows.size() > 0; }

Q_SIGNALS:
    void choosingWanted();
    void tableChanged(); ///< there is one, or none

private:
    QWidget *makeTable();
    QWidget *makeFoot();
    void follow();

    void load();
    void tell(const Error &error);
    void refresh();
    void cancel();
    void chooseFile();
    void save(const QString &path);
    int shownCount() const;
    QString progressWords() const;
    QString summary() const;

    const catalogue::Library &m_library;
    const runs::RunStore &m_store;
    int m_count;
    ClassifierSource m_source;
    std::shared_ptr<const Judge> m_judge; ///< of m_source, once it is loaded
    bool m_hasFailed = false;             ///< to load it: not again with each key, but when it is wanted
    TextPredictions m_rows;
    TextTableWork m_work;

    Notice *m_notice;
    TextEntry *m_entry;
    ProgressRow *m_progress;
    QStackedWidget *m_stack = nullptr;
    QListView *m_list = nullptr;
    TextRowDelegate *m_delegate = nullptr;
    QWidget *m_foot = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_save = nullptr;
    Background m_loading;
    Background m_saving;
};

} // namespace headstart::ui
