/** Pools for invented people and firms. Names are combined at random; a likeness to a real person is chance. */

export const surnames = [
  ...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆',
  '欧阳',
  '尉迟',
];

export const maleGiven = [
  ...'伟强磊军勇杰涛明超刚平辉鹏飞波斌宇浩凯健俊帆鑫建国华文志德福贵荣昌盛兴旺春生海山松林峰岩川泽润东升光耀祖庆',
];

export const femaleGiven = [
  ...'芳娜敏静丽娟艳霞秀英玲萍红燕梅莉琳雪婷慧颖洁倩琴云兰凤珍珠玉香月桂花蓉薇思佳怡梦瑶',
];

export const firmMiddle = [
  '恒信',
  '瑞达',
  '宏远',
  '盛源',
  '安顺',
  '广联',
  '汇通',
  '德润',
  '嘉禾',
  '铭泰',
  '启航',
  '凌云',
  '鼎力',
  '诚和',
  '兴隆',
  '永泰',
  '华顺',
  '卓越',
  '天和',
  '新程',
  '锦程',
  '方和',
  '益民',
  '长青',
];

export const firmEnds = ['有限公司', '有限责任公司', '股份有限公司', '经营部', '工作室'];

export const titles = [
  '董事长',
  '总经理',
  '副总经理',
  '厂长',
  '车间主任',
  '部门经理',
  '技术总监',
  '财务负责人',
  '经营者',
  '店长',
];

export const places = ['东村', '西村', '南坪村', '北沟村', '上河村', '下河村', '新街社区', '桥头村'];
