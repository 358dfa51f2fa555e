/** Simplified Chinese: a back-up that was not made or not restored. */
import type { BackupError, RestoreError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

const workGoesOn = '本站的数据都在，办理不受影响。';
const untouched = '备份和这台电脑上的数据都没有被改动。';

export const backupErrors: WordsFor<BackupError> = {
  backupFolderMissing: () => ({
    happened: '备份盘没有连接，或备份文件夹不见了。',
    safe: workGoesOn,
    todo: '请接上备份盘；接上后会自动备份。换了备份盘，请在“设置”里重新选择。',
  }),
  backupFolderFull: () => ({
    happened: '备份盘空间不够，这次没有备份成功。',
    safe: workGoesOn,
    todo: '请清理备份盘或换一个更大的盘；有了空间会自动备份。',
  }),
  backupFolderReadOnly: () => ({
    happened: '备份文件夹不能写入，可能有写保护或没有权限。',
    safe: workGoesOn,
    todo: '请检查备份盘的写保护，或在“设置”里选择另一个文件夹。',
  }),
  backupFolderInside: () => ({
    happened: '这个文件夹在本站的数据文件夹里面，不能用来存放备份。',
    safe: '备份位置没有改变。',
    todo: '请选择另一个文件夹，最好在移动硬盘或U盘上。',
  }),
  backupFolderForeign: () => ({
    happened: '备份位置里已有一份同名的备份，不是本站做的，或由更新版本的程序写入，没有覆盖它。',
    safe: `${workGoesOn}那一份也没有被改动。`,
    todo: '请告诉站点管理员：在“设置”里选择另一个备份位置，或先把那一份移走。',
  }),
  backupSourceFailed: () => ({
    happened: '读取本站数据时出错，这次没有备份成功。',
    safe: '程序没有改动本站的任何内容。',
    todo: `请再试一次；仍不行，${callAdmin}`,
  }),
  backupFailed: () => ({
    happened: '写入备份盘时出错，这次没有备份成功。',
    safe: workGoesOn,
    todo: '程序会自动再试；仍不行，备份盘可能已损坏，请换一个。',
  }),
  backupBusy: () => ({
    happened: '正在备份或演练，请等它完成。',
    safe: workGoesOn,
    todo: '请稍候再试。',
  }),
};

export const restoreErrors: WordsFor<RestoreError> = {
  backupNone: () => ({
    happened: '这个文件夹里没有找到本站的备份。',
    safe: untouched,
    todo: '请选择备份盘，或盘里名为“school-enrollment-backup-…”的文件夹。',
  }),
  backupUnreadable: () => ({
    happened: '这个文件夹打不开，可能没有连接好或没有权限。',
    safe: untouched,
    todo: '请检查备份盘是否接好，再选一次。',
  }),
  backupTooNew: () => ({
    happened: '这份备份由更新版本的程序写入，这个版本读不了。',
    safe: untouched,
    todo: '请安装新版本程序后再恢复。',
  }),
  backupOfOtherStation: () => ({
    happened: '这台电脑上已有本站，而这份备份属于另一个站点。',
    safe: untouched,
    todo: '请选择本站的备份；要恢复另一个站点，请用另一台电脑。',
  }),
  backupIncomplete: () => ({
    happened: '这份备份不完整，缺少清单或被截断。',
    safe: untouched,
    todo: '请选择另一份备份；备份盘若是中途拔出的，请在原电脑上重新备份一次。',
  }),
  backupNotGenuine: () => ({
    happened: '这份备份的清单与站点密钥不符，内容可能被人改过。',
    safe: untouched,
    todo: `请不要使用这份备份，选择另一份，并告诉站点管理员。`,
  }),
  backupDamaged: ({ names, keys, pictures, record }) => ({
    happened: `备份中有文件损坏或缺失：${names.join('、')}${keys + pictures > names.length ? ' 等' : ''}。`,
    safe: record
      ? `损坏的是办理记录本身，这份备份不能恢复。${untouched}`
      : `其余都完好。受影响的是${[
          ...(keys > 0 ? [`${keys} 件办件（将打不开）`] : []),
          ...(pictures > 0 ? [`${pictures} 个图片或文书文件`] : []),
        ].join('、')}。${untouched}`,
    todo: record
      ? '请选择另一份备份。'
      : '有另一份备份请先用那一份；没有的话，可以恢复完好的部分。',
  }),
  restoreNoRoom: ({ megabytes }) => ({
    happened: `这台电脑的磁盘空间不够，恢复还需要约 ${megabytes} MB。`,
    safe: untouched,
    todo: '请清理磁盘空间后再恢复。',
  }),
  restoreFailed: () => ({
    happened: '恢复没有完成，写入这台电脑时出错。',
    safe: untouched,
    todo: `请再试一次；仍不行，${callAdmin}`,
  }),
  restoreCancelled: () => ({
    happened: '恢复已取消。',
    safe: untouched,
    todo: '需要时可以重新开始。',
  }),
  restoreNotAgreed: ({ reason, waitSeconds }) => ({
    happened: {
      absent: '这台电脑上还有本站，恢复会替换它，还没有得到现在的站点管理员同意。',
      wrong: '现在的站点管理员的口令不对，没有恢复。',
      notAdmin: '口令或恢复密钥不属于现在的站点管理员，或已作废，没有恢复。',
    }[reason],
    safe: untouched,
    todo:
      waitSeconds > 0
        ? `请等待 ${waitSeconds} 秒后再试。`
        : '请由现在的站点管理员输入口令，或输入现在的两份恢复密钥。都没有的，请信息技术人员先移走本站的数据文件夹再恢复。',
  }),
  restoreRunning: () => ({
    happened: '正在从备份恢复，这时不能新建或打开本站，也不能再开始一次恢复。',
    safe: untouched,
    todo: '请等恢复完成，或先取消恢复，再试一次。',
  }),
  restoreOvertaken: () => ({
    happened: '恢复期间，这台电脑上的本站被打开或有了变化，恢复没有放进来。',
    safe: `什么都没有被替换。${untouched}`,
    todo: '仍要恢复，请先锁定本站，再重新开始恢复。',
  }),
};
