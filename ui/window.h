// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/time_left.h"
#include "ui/common/background.h"
#include "ui/workbench.h"

#include <QMainWindow>

#include <array>

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace headstart::ui {

class Header;
class Page;

/// The one window: a rail with six pages in the order of the work, the sentence of the run to be above them, what goes
/// on below them. Its place, its size and its last choices persist.
class Window : public QMainWindow {
    Q_OBJECT

public:
    /// The workbench must outlive it.
    explicit Window(Workbench &workbench, QWidget *parent = nullptr);
    ~Window() override;

    Page *page(PageId id) const { return m_pages[static_cast<std::size_t>(id)]; }
    PageId current() const;
    void show(PageId id);

Q_SIGNALS:
    /// Another was chosen in the settings: the window must be made anew.
    void languageWanted(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeRail();
    void makeMenus();
    void makeStatusBar();
    void tintIcons();
    void followSession();
    void showProgress(const runs::StepRow &row);
    void showResources();
    void offerToResume();
    bool needsAttention(PageId page) const;
    void about();
    void restore();
    /// Asks what to do with the run that goes on. Returns whether the window may close.
    bool mayClose();

    Workbench &m_workbench;
    Header *m_header = nullptr;
    QWidget *m_rail = nullptr;
    QButtonGroup *m_buttons = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::array<Page *, 6> m_pages = {};
    QPushButton *m_activity = nullptr; ///< in the status bar; leads to the Train page
    QLabel *m_resources = nullptr;
    QString m_language;
    training::RunBeginning m_run;
    training::TimeLeft m_timeLeft;
    bool m_hasOpenEnd = false; ///< a run can be gone on with
    Background m_lookingBack;
};

} // namespace headstart::ui
