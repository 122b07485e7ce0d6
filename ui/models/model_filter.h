// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace headstart::ui {

/// The rows of a ModelTable in which every word of a search occurs, sorted as people count.
class ModelFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ModelFilter(QObject *parent = nullptr);
    void setSearch(const QString &search);
    void setLicence(const QString &licence); ///< empty: any
    /// Only those with fewer parameters, in millions; 0: any. One that is not counted yet stays.
    void setMostMillions(double most);
    enum class Task { All, Pictures, Texts };
    void setTask(Task task);
    Task task() const { return m_task; }
    void setOnDisk(bool only); ///< only those whose weights are in the library

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    QString m_licence;
    double m_mostMillions = 0;
    bool m_isOnDisk = false;
    Task m_task = Task::All;
};

} // namespace headstart::ui
