/** Simplified Chinese: errors of courier packages. */
import type { CourierError } from '../../../domain/courier-error';
import type { WordsFor } from '../../error-shape';

const stillHere = '办件都还在本机待传，没有丢失；有网后照常自动发送。';
const nothingRead = '没有读入任何内容，待传的办件没有变化。';

export const courierErrors: WordsFor<CourierError> = {
  courierKeyMissing: () => ({
    happened: '本站还没有取得平台的U盘包公钥，不能写U盘包。',
    safe: stillHere,
    todo: '请让这台电脑联网一次（手机热点也可以），联上平台后会自动取得，再来写入。',
  }),
  courierBusy: () => ({
    happened: '另一次U盘包的读写还在进行。',
    safe: '没有开始新的读写，待传的办件没有变化。',
    todo: '请等它完成，或先停止它。',
  }),
  courierStopped: () => ({
    happened: 'U盘包的读写已停止。',
    safe: '没写完的文件已从盘上清掉；已经记下的回执都有效，待传的办件没有丢失。',
    todo: '需要时重新写入，或重新读入同一个回执包，不会重复。',
  }),
  courierDiskFull: () => ({
    happened: '所选的盘放不下这个U盘包。',
    safe: stillHere,
    todo: '请腾出空间或换一个盘，再写一次。',
  }),
  courierDiskReadOnly: () => ({
    happened: '所选的盘不能写入。',
    safe: stillHere,
    todo: '请检查盘上的写保护开关和文件夹权限，或换一个盘。',
  }),
  courierDiskGone: () => ({
    happened: '读写到一半，所选的盘不见了或读写出错。',
    safe: '没写完的U盘包不作数；待传的办件都还在本机，没有丢失。',
    todo: '请插好盘，或换一个盘，再来一次。',
  }),
  courierFileDamaged: () => ({
    happened: '这个文件不完整，或者不是U盘包。',
    safe: nothingRead,
    todo: '请从平台重新拷贝一次回执包；拷完等盘可以安全移除后再拔。',
  }),
  courierFileForPlatform: () => ({
    happened: '这是送往平台的U盘包，不是平台的回执包。',
    safe: nothingRead,
    todo: '请把它送到平台导入，再带回平台给出的回执包。',
  }),
  courierFileOfOtherStation: () => ({
    happened: '这个回执包是给别的站点的。',
    safe: nothingRead,
    todo: '请把它交给写U盘包的那个站点，本站读自己的回执包。',
  }),
  courierFileNotGenuine: () => ({
    happened: '这个文件不是与本站配对的平台签发的，可能是伪造的，也可能来自另一个平台。',
    safe: nothingRead,
    todo: '请不要使用它，并向平台核对是谁给出的；确认后重新拷贝一次。',
  }),
  courierPackageUnknown: ({ number }) => ({
    happened: `本站没有写过这个回执包对应的U盘包（第 ${number} 号），可能是恢复备份之前写的。`,
    safe: '没有读入任何内容；平台收到的办件在那里不会丢。',
    todo: '请重新写一个U盘包送去，平台会给出同样的回执，不会重复受理。',
  }),
  courierAnswerKnown: ({ number }) => ({
    happened: `第 ${number} 号U盘包的这个回执包已经读过了。`,
    safe: '没有重复读入，里面的回执和结果早已记下。',
    todo: '不用再做什么；要收后来的结果，请再写一个U盘包送去。',
  }),
  courierFileIsAnswer: () => ({
    happened: '这是平台给出的回执包，不是送往平台的U盘包。',
    safe: '没有送出任何内容。',
    todo: '请把它带回写U盘包的站点读入；要代送的是名字里没有“回执”的那个文件。',
  }),
  courierForeignPlatform: () => ({
    happened: '这个U盘包是送往另一个平台的，本站没有和那个平台配对。',
    safe: '没有送出任何内容，U盘上的文件没有改动。',
    todo: '请交给与那个平台配对的站点代送，或直接送到那个平台导入。',
  }),
  courierTooLarge: () => ({
    happened: '这个U盘包太大，平台不从线路上接收。',
    safe: 'U盘上的文件没有改动，写它的站点那里办件都还在。',
    todo: '请把U盘直接送到平台导入，或请写它的站点分几个U盘包写。',
  }),
  courierPaused: ({ platform }) => ({
    happened: `本站对“${platform}”已暂停发送，不能代送。`,
    safe: '没有送出任何内容，U盘上的文件没有改动。',
    todo: '请在“待传”里恢复对这个平台的发送，再来代送。',
  }),
  courierCarryUnknown: () => ({
    happened: '这个平台的版本较旧，还不能由联网的站点代送U盘包。',
    safe: '没有送出任何内容，U盘上的文件没有改动。',
    todo: '请把U盘直接送到平台导入，并告知平台管理员升级。',
  }),
  courierCarriedDamaged: () => ({
    happened: '这个U盘包不完整、被改动过，或者不是U盘包。',
    safe: 'U盘上的文件没有改动；平台已收下的完整部分不会重复，写它的站点那里办件都还在。',
    todo: '请回到写它的站点重新写一个；写完等盘可以安全移除后再拔。',
  }),
  courierCarriedStationUnknown: () => ({
    happened: '平台不认识写这个U盘包的站点，或已停用那个站点。',
    safe: '平台没有收下任何内容，U盘上的文件没有改动。',
    todo: '请那个站点的管理员联系平台，核对配对或换发凭证后重新写。',
  }),
  courierLineBroke: () => ({
    happened: '线路不通、中途断了，或平台正忙，U盘包还没有送完。',
    safe: 'U盘上的文件没有改动；已送到平台的部分留在那里，不用重送。',
    todo: '请等线路好了再选同一个U盘包，会从断的地方接着送。',
  }),
};
