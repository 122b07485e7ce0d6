// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/page.h"

#include <QList>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace headstart::ui {

class DataContent;
class ElidedLabel;
class Notice;
class OpeningBar;
class SourceForm;
class Workbench;

/// Opens data, says how they were understood and what is odd about them, and shows them: classes, pictures or texts,
/// the split, and what training will see. Everything it changes it changes in the Workbench.
class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(Workbench &workbench, QWidget *parent = nullptr);
    /// One folder or file; of several it says that one is wanted.
    bool takeDrop(const QStringList &paths) override;

private:
    enum class State { Nothing, Opening, Ready, Failed, Stopped };

    QWidget *makeHead();
    QWidget *makeSourceLine();
    QWidget *makeEmptyState();
    QWidget *makeWaiting();
    void connectWorkbench();
    void choose(bool folder);
    void open(const data::DataSource &source);
    void follow(bool opening);
    void setState(State state);
    void showSource(const data::DataSource &understood);
    void lookWhetherTexts(const data::DataSource &source);
    void takeDataset();
    void fail(const Error &error);
    void judgeClasses(const QList<qint64> &counts);
    QString whatIsWrongWith(const QList<qint64> &counts) const;

    Workbench &m_workbench;
    State m_state = State::Nothing;
    data::DataSource m_asked;  ///< as the user named it: what is empty is guessed
    bool m_opensNow = false;   ///< while this page calls Workbench::openData
    bool m_openedHere = false; ///< else somebody else opened what is there, and m_asked is not of it
    bool m_hasContent = false; ///< also an earlier dataset's, while the same or another is opened
    ElidedLabel *m_path = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_reading = nullptr; ///< shows and hides the form
    QWidget *m_sourceLine = nullptr;  ///< what was read, and how
    SourceForm *m_form = nullptr;
    OpeningBar *m_bar = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
    QWidget *m_waiting = nullptr;
    DataContent *m_content = nullptr;
    Background m_looking; ///< whether a table is one of texts, before it is open
};

} // namespace headstart::ui
